"""The words of the eighteen topics: what each is called, what to say to the family, and what they may answer."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.preferences import Reply, Topic

_TITLES: dict[Topic, object] = {
    Topic.ACCESS: QT_TRANSLATE_NOOP("preferences", "Language and access"),
    Topic.TIMING: QT_TRANSLATE_NOOP("preferences", "Whether, and when"),
    Topic.WHOLE_LIST: QT_TRANSLATE_NOOP("preferences", "The list of all belongings"),
    Topic.CONDITION: QT_TRANSLATE_NOOP("preferences", "How much to tell about how things look"),
    Topic.PHOTOGRAPHS: QT_TRANSLATE_NOOP("preferences", "Photographs first"),
    Topic.CLEANING: QT_TRANSLATE_NOOP("preferences", "Cleaning"),
    Topic.PACKAGING: QT_TRANSLATE_NOOP("preferences", "Packaging"),
    Topic.RETAINED: QT_TRANSLATE_NOOP("preferences", "What stays for now, and why"),
    Topic.DECLINED: QT_TRANSLATE_NOOP("preferences", "What they do not take"),
    Topic.PLACE: QT_TRANSLATE_NOOP("preferences", "Where"),
    Topic.DATES: QT_TRANSLATE_NOOP("preferences", "Days to avoid"),
    Topic.COMPANY: QT_TRANSLATE_NOOP("preferences", "Who comes, and who must not be told"),
    Topic.OFFICERS: QT_TRANSLATE_NOOP("preferences", "Officers in the room"),
    Topic.CHILDREN: QT_TRANSLATE_NOOP("preferences", "Children"),
    Topic.TRANSPORT: QT_TRANSLATE_NOOP("preferences", "Getting here and home"),
    Topic.TIME_ALONE: QT_TRANSLATE_NOOP("preferences", "Time alone"),
    Topic.FOLLOW_UP: QT_TRANSLATE_NOOP("preferences", "How to reach them afterwards"),
    Topic.COMPENSATION: QT_TRANSLATE_NOOP("preferences", "Costs that may be paid back"),
}
_SAY: dict[Topic, object] = {
    Topic.ACCESS: QT_TRANSLATE_NOOP(
        "preferences", "\u201cWhich language feels best? Is there anything that makes a visit easier for you?\u201d"
    ),
    Topic.TIMING: QT_TRANSLATE_NOOP(
        "preferences",
        "\u201cWould you like {name}\u2019s things now, later, or not at all? You do not have to decide today.\u201d",
    ),
    Topic.WHOLE_LIST: QT_TRANSLATE_NOOP(
        "preferences",
        "\u201cWe have a list of everything. Shall I read it, send it, or shall we look at it together?\u201d",
    ),
    Topic.CONDITION: QT_TRANSLATE_NOOP(
        "preferences", "\u201cSome things may not look as they did. How much would you like me to tell you?\u201d"
    ),
    Topic.PHOTOGRAPHS: QT_TRANSLATE_NOOP(
        "preferences", "\u201cSome families wish to see a picture first, others do not. What would help you?\u201d"
    ),
    Topic.CLEANING: QT_TRANSLATE_NOOP(
        "preferences",
        "\u201cWe clean nothing unless you ask. It cannot be undone, and it takes smell and marks away.\u201d",
    ),
    Topic.PACKAGING: QT_TRANSLATE_NOOP(
        "preferences", "\u201cHow shall we pack {name}\u2019s things? You may also bring something of your own.\u201d"
    ),
    Topic.RETAINED: QT_TRANSLATE_NOOP(
        "preferences", "\u201cA few things have to stay for now. Shall I tell you which, why, and who decides?\u201d"
    ),
    Topic.DECLINED: QT_TRANSLATE_NOOP(
        "preferences",
        "\u201cIf there is something you do not take: we keep it, and call you before anything is done.\u201d",
    ),
    Topic.PLACE: QT_TRANSLATE_NOOP(
        "preferences", "\u201cWhere would be right for you? It is never at a counter.\u201d"
    ),
    Topic.DATES: QT_TRANSLATE_NOOP(
        "preferences", "\u201cAre there days to stay away from: a birthday, a hearing, a day that is hard?\u201d"
    ),
    Topic.COMPANY: QT_TRANSLATE_NOOP(
        "preferences",
        "\u201cWho would you like beside you? Is there somebody who should not be there, or not know?\u201d",
    ),
    Topic.OFFICERS: QT_TRANSLATE_NOOP(
        "preferences", "\u201cShall we come in plain clothes? Would you like to ask the investigator something?\u201d"
    ),
    Topic.CHILDREN: QT_TRANSLATE_NOOP(
        "preferences", "\u201cWill children come with you? Somebody can be with them close by.\u201d"
    ),
    Topic.TRANSPORT: QT_TRANSLATE_NOOP(
        "preferences", "\u201cHow will you come, and get home? We can help you carry, and cover the box.\u201d"
    ),
    Topic.TIME_ALONE: QT_TRANSLATE_NOOP(
        "preferences", "\u201cWould you like time alone with {name}\u2019s things? We wait outside the door.\u201d"
    ),
    Topic.FOLLOW_UP: QT_TRANSLATE_NOOP(
        "preferences", "\u201cMay we ask how you are afterwards? What is the best way to reach you?\u201d"
    ),
    Topic.COMPENSATION: QT_TRANSLATE_NOOP(
        "preferences", "\u201cSome costs can be paid back in some states. Shall I tell you who knows about it?\u201d"
    ),
}
_REPLIES: dict[Reply, object] = {
    Reply.NOT_ASKED: QT_TRANSLATE_NOOP("preferences", "Not asked yet"),
    Reply.UNDECIDED: QT_TRANSLATE_NOOP("preferences", "They will think about it"),
    Reply.NO_WISH: QT_TRANSLATE_NOOP("preferences", "No wish"),
    Reply.DECLINED: QT_TRANSLATE_NOOP("preferences", "Would rather not say"),
    Reply.INTERPRETER: QT_TRANSLATE_NOOP("preferences", "Interpreter"),
    Reply.SIGN_LANGUAGE: QT_TRANSLATE_NOOP("preferences", "Sign language"),
    Reply.LARGE_PRINT: QT_TRANSLATE_NOOP("preferences", "Large print"),
    Reply.STEP_FREE: QT_TRANSLATE_NOOP("preferences", "No steps"),
    Reply.SEVERAL_NEEDS: QT_TRANSLATE_NOOP("preferences", "Several\u2026"),
    Reply.NOW: QT_TRANSLATE_NOOP("preferences", "Now"),
    Reply.LATER: QT_TRANSLATE_NOOP("preferences", "Ask again after\u2026"),
    Reply.NEVER: QT_TRANSLATE_NOOP("preferences", "Not at all"),
    Reply.READ_OUT: QT_TRANSLATE_NOOP("preferences", "Read it to them"),
    Reply.IN_WRITING: QT_TRANSLATE_NOOP("preferences", "Send it"),
    Reply.IN_PERSON: QT_TRANSLATE_NOOP("preferences", "Together, in person"),
    Reply.ANOTHER_PERSON: QT_TRANSLATE_NOOP("preferences", "Somebody else hears it\u2026"),
    Reply.NOTHING_TOLD: QT_TRANSLATE_NOOP("preferences", "Nothing"),
    Reply.SUMMARY: QT_TRANSLATE_NOOP("preferences", "In short"),
    Reply.FULL: QT_TRANSLATE_NOOP("preferences", "Everything"),
    Reply.NO_PHOTOGRAPHS: QT_TRANSLATE_NOOP("preferences", "No photographs"),
    Reply.DESCRIBED: QT_TRANSLATE_NOOP("preferences", "Described only"),
    Reply.ENVELOPE: QT_TRANSLATE_NOOP("preferences", "In a sealed envelope"),
    Reply.WITH_ADVOCATE: QT_TRANSLATE_NOOP("preferences", "With an advocate"),
    Reply.LEAVE: QT_TRANSLATE_NOOP("preferences", "Leave everything as it is"),
    Reply.ASK_EACH: QT_TRANSLATE_NOOP("preferences", "Ask about each one"),
    Reply.DO_NOT_OPEN: QT_TRANSLATE_NOOP("preferences", "Do not open"),
    Reply.PLAIN_BOX: QT_TRANSLATE_NOOP("preferences", "Plain box with a lid"),
    Reply.SMALL_BOX: QT_TRANSLATE_NOOP("preferences", "Keepsake box"),
    Reply.OWN_BAG: QT_TRANSLATE_NOOP("preferences", "Their own bag"),
    Reply.CLOTH: QT_TRANSLATE_NOOP("preferences", "Cloth of their faith or culture"),
    Reply.EXPLAINED: QT_TRANSLATE_NOOP("preferences", "Explained"),
    Reply.EXPLAIN_LATER: QT_TRANSLATE_NOOP("preferences", "Explain later"),
    Reply.KEEP_ASK_ME: QT_TRANSLATE_NOOP("preferences", "Keep it, ask them"),
    Reply.KEEP_ASK_FAMILY: QT_TRANSLATE_NOOP("preferences", "Keep it, the family may ask"),
    Reply.DO_NOT_ASK_AGAIN: QT_TRANSLATE_NOOP("preferences", "Call only before it is let go"),
    Reply.RETURN_ROOM: QT_TRANSLATE_NOOP("preferences", "In our quiet room"),
    Reply.AT_HOME: QT_TRANSLATE_NOOP("preferences", "At home, with an advocate"),
    Reply.FUNERAL_HOME: QT_TRANSLATE_NOOP("preferences", "At the funeral home"),
    Reply.DESIGNEE_COLLECTS: QT_TRANSLATE_NOOP("preferences", "Somebody collects them"),
    Reply.BY_POST: QT_TRANSLATE_NOOP("preferences", "Sent, with a call"),
    Reply.ANY_DAY: QT_TRANSLATE_NOOP("preferences", "Any day"),
    Reply.SOME_DAYS: QT_TRANSLATE_NOOP("preferences", "Not on the days noted"),
    Reply.ALONE: QT_TRANSLATE_NOOP("preferences", "Alone"),
    Reply.SUPPORT_PERSON: QT_TRANSLATE_NOOP("preferences", "With somebody beside them"),
    Reply.SEPARATE_VISITS: QT_TRANSLATE_NOOP("preferences", "Separate visits\u2026"),
    Reply.NOT_TO_BE_TOLD: QT_TRANSLATE_NOOP("preferences", "Somebody must not know\u2026"),
    Reply.PLAIN_CLOTHES: QT_TRANSLATE_NOOP("preferences", "Plain clothes"),
    Reply.UNIFORM: QT_TRANSLATE_NOOP("preferences", "Uniform"),
    Reply.WITH_INVESTIGATOR: QT_TRANSLATE_NOOP("preferences", "Investigator there"),
    Reply.NO_INVESTIGATOR: QT_TRANSLATE_NOOP("preferences", "No investigator"),
    Reply.NO_CHILDREN: QT_TRANSLATE_NOOP("preferences", "No children"),
    Reply.CHILDREN_MINDED: QT_TRANSLATE_NOOP("preferences", "Looked after close by"),
    Reply.CHILDREN_PRESENT: QT_TRANSLATE_NOOP("preferences", "With them in the room"),
    Reply.OWN_WAY: QT_TRANSLATE_NOOP("preferences", "Their own way"),
    Reply.PARKING: QT_TRANSLATE_NOOP("preferences", "A parking space"),
    Reply.RIDE: QT_TRANSLATE_NOOP("preferences", "A ride"),
    Reply.HELP_CARRYING: QT_TRANSLATE_NOOP("preferences", "Help with carrying"),
    Reply.OFFICER_OUTSIDE: QT_TRANSLATE_NOOP("preferences", "Yes, staff outside the door"),
    Reply.SOMEONE_STAYS: QT_TRANSLATE_NOOP("preferences", "Somebody stays with them"),
    Reply.BY_PHONE: QT_TRANSLATE_NOOP("preferences", "A call"),
    Reply.BY_TEXT: QT_TRANSLATE_NOOP("preferences", "A text message"),
    Reply.BY_EMAIL: QT_TRANSLATE_NOOP("preferences", "An e-mail"),
    Reply.BY_LETTER: QT_TRANSLATE_NOOP("preferences", "A letter"),
    Reply.NO_CALLS: QT_TRANSLATE_NOOP("preferences", "They will call us"),
    Reply.TOLD: QT_TRANSLATE_NOOP("preferences", "Told, with the address"),
    Reply.TOLD_LATER: QT_TRANSLATE_NOOP("preferences", "Tell them later"),
}


def topic_word(topic: Topic) -> str:
    """What a topic is called."""
    return QCoreApplication.translate("preferences", str(_TITLES[topic]))


def topic_say(topic: Topic, name: str) -> str:
    """What to say, with the name the family uses for the person who died."""
    return QCoreApplication.translate("preferences", str(_SAY[topic])).format(name=name)


def reply_word(reply: Reply) -> str:
    """What an answer is called, as its button says it."""
    return QCoreApplication.translate("preferences", str(_REPLIES[reply]))


def said_word(reply: Reply) -> str:
    """An answer once it was given, without the dots that promise a question."""
    return reply_word(reply).rstrip("\u2026")
