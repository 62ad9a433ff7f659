"""The table of role and action is complete, and what it does not name is refused."""

from __future__ import annotations

import pytest

from desktop_app.domain import permissions
from desktop_app.domain.permissions import ALLOWED, Action, may, roles_for
from desktop_app.domain.staff import AT_WORK, Role

# One row an action: front desk, evidence, victim services, supervisor. Written out again on purpose.
CELLS = {
    "view_schedule": "FEVS", "view_appointment": "FEVS", "book": "F-VS", "change_appointment": "F-VS",
    "shorten_buffer": "---S", "extend_visit": "FEVS",
    "confirm_appointment": "F-VS", "postpone_appointment": "F-VS", "cancel_appointment": "F-VS", "mark_arrived": "F-VS",
    "start_appointment": "-EVS", "close_appointment": "-EVS", "reset_room": "F-VS", "keep_waiting_list": "F-VS",
    "view_cases": "-EVS", "open_case": "-EVS", "change_case": "--VS", "change_family": "--VS",
    "add_item": "-E-S", "import_items": "-E-S", "place_hold": "-E-S", "record_clearance": "-E-S", "record_check": "-E-S",
    "ask_authority": "-E-S", "record_authority": "-EVS", "decide_authority": "--VS", "set_flag": "--VS",
    "change_manner": "--VS",
    "record_choice": "--V-", "record_preference": "--V-", "view_consents": "--VS", "record_consent": "--VS",
    "hand_over": "-E--", "examine_identity": "-E--", "count_cash": "-E--", "sign_record": "-E--",
    "add_to_record": "---S", "carry_item": "-E--", "pack": "-E--", "reconcile_packing": "-E-S", "answer_step": "FEVS",
    "arrange_post": "--VS", "send_by_post": "-E--", "record_arrival": "-EV-",
    "book_follow_up": "--VS", "record_follow_up": "--V-",
    "change_notice_rules": "---S", "send_notice": "--VS", "ask_destruction": "-E-S", "approve_destruction": "---S",
    "withdraw_destruction": "-EVS", "carry_out_destruction": "-E--",
    "print_case_document": "-EVS", "print_interview_letter": "F-VS", "print_day_sheet": "F-VS", "print_checklist": "FEVS",
    "view_history": "-EVS", "view_directory": "FEVS", "change_directory": "--VS", "view_protocols": "FEVS",
    "change_agency": "---S",
    "export_calendar": "FEVS", "import_busy": "FEVS", "import_closures": "---S", "print_week_board": "F-VS",
    "view_reports": "--VS", "export_report": "--VS", "print_agency_form": "--VS",
    "view_retention": "--VS", "set_retention": "---S", "ask_purge": "--VS", "approve_purge": "---S",
    "issue_paper_forms": "-EVS", "enter_paper_form": "-E--", "offer_check_in": "--VS",
    "tell_missing": "--VS", "explain_missing": "---S",
    "view_wording": "FEVS", "edit_wording": "--VS", "approve_wording": "---S",
    "keep_apart": "--VS", "confirm_duty": "FEVS", "change_busy": "FEVS", "change_interpreters": "--VS",
    "restore_backup": "---S", "remove_backups": "---S", "make_recovery_card": "---S",
    "change_closures": "--VS", "change_hours": "---S", "change_buffers": "---S",
}  # fmt: skip


# What somebody does who looks after accounts and reads no case; with the supervisor, and alone of everyone for oneself.
ACCOUNTS = {
    "view_accounts": "---SA", "add_account": "---SA", "disable_account": "---SA", "give_password": "---SA",
    "release_account": "---SA", "change_security": "---SA", "own_account": "FEVSA",
    "view_log": "---SA", "review_log": "---SA", "export_log": "---SA",
    "view_backups": "---SA", "make_backup": "---SA",
}  # fmt: skip
EVERY_CELL = {action: f"{letters}-" for action, letters in CELLS.items()} | ACCOUNTS


def test_every_action_has_its_row() -> None:
    assert set(ALLOWED) == set(Action)
    assert not set(CELLS) & set(ACCOUNTS)
    assert set(EVERY_CELL) == {action.value for action in Action}


@pytest.mark.parametrize("action", Action)
def test_s11_every_cell_is_declared(action: Action) -> None:
    assert [*AT_WORK, Role.ADMINISTRATOR] == list(Role)
    for role, letter in zip(Role, EVERY_CELL[action.value], strict=True):
        assert may(role, action) is (letter != "-")
    assert set(roles_for(action)) == ALLOWED[action]


def test_s11_what_the_table_does_not_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(permissions.ALLOWED, Action.BOOK)
    assert not any(may(role, Action.BOOK) for role in Role)
    assert roles_for(Action.BOOK) == ()


def test_an_administrator_reads_no_record_of_anybody() -> None:
    assert {action.value for action in Action if may(Role.ADMINISTRATOR, action)} == set(ACCOUNTS)


def test_the_front_desk_sees_no_case() -> None:
    of_cases = {action for action in Action if "case" in action or "item" in action or "history" in action}
    assert not any(may(Role.FRONT_DESK, action) for action in of_cases)
