"""The category of a listed belonging: the list's own word for it, or what its description plainly says."""

from __future__ import annotations

import re

from desktop_app.domain.item_import.columns import plain
from desktop_app.domain.items import Category

WORDS: dict[Category, frozenset[str]] = {
    Category.FIREARM: frozenset({
        "firearm", "gun", "handgun", "pistol", "rifle", "revolver", "shotgun", "ammunition", "ammo", "cartridge",
        "pistola", "escopeta", "municion",
    }),
    Category.BIOLOGICAL: frozenset({
        "biological", "biohazard", "blood", "bloody", "bloodstained", "dna", "swab", "sangre", "ensangrentado",
        "ensangrentada", "biologico", "biologica",
    }),
    Category.MEDICATION: frozenset({
        "medication", "medicine", "pill", "insulin", "inhaler", "medicamento", "medicina",
        "pastilla",
    }),
    Category.CASH: frozenset({
        "cash", "currency", "money", "coin", "banknote", "dinero", "efectivo", "moneda", "billetes",
    }),
    Category.JEWELLERY: frozenset({
        "jewelry", "jewellery", "ring", "watch", "wristwatch", "necklace", "bracelet", "earring", "pendant", "brooch",
        "joya", "joyeria", "anillo", "reloj", "collar", "pulsera", "arete", "pendiente",
    }),
    Category.DEVICE: frozenset({
        "device", "electronic", "phone", "cellphone", "smartphone", "telephone", "mobile", "iphone", "laptop",
        "computer", "ipad", "camera", "smartwatch", "telefono", "celular", "movil", "computadora", "ordenador",
        "portatil", "camara", "dispositivo", "electronica",
    }),
    Category.WALLET: frozenset({
        "wallet", "purse", "handbag", "billfold", "cartera", "billetera", "monedero", "bolso",
    }),
    Category.KEYS: frozenset({"key", "keyring", "keychain", "llave", "llavero"}),
    Category.LETTERS: frozenset({"letter", "diary", "journal", "postcard", "carta", "diario"}),
    Category.DOCUMENTS: frozenset({
        "document", "passport", "license", "licence", "paperwork", "certificate", "documento", "pasaporte",
        "licencia", "certificado", "identificacion",
    }),
    Category.CLOTHING: frozenset({
        "clothing", "clothes", "apparel", "footwear", "shirt", "tshirt", "sweatshirt", "sweater", "hoodie", "jacket",
        "coat", "shoe", "sneaker", "boot", "trousers", "pants", "jeans", "shorts", "skirt", "dress", "sock", "hat",
        "cap", "scarf", "belt", "glove", "ropa", "camisa", "camiseta", "chaqueta", "abrigo", "sueter", "sudadera",
        "zapato", "zapatilla", "pantalon", "falda", "vestido", "gorra", "cinturon",
    }),
}  # fmt: skip
"""Single words; plurals are found too."""

_CELL_ONLY: dict[Category, frozenset[str]] = {
    Category.FIREARM: frozenset({"weapon", "arma"}),
    Category.MEDICATION: frozenset({"drug", "rx", "prescription", "pharmaceutical", "farmaco"}),
    Category.DEVICE: frozenset({"tablet", "tableta", "cell"}),
    Category.LETTERS: frozenset({"note", "correspondence", "card", "nota", "correspondencia"}),
    Category.DOCUMENTS: frozenset({"paper", "id", "papel"}),
}
"""Words that mean a category in a column of categories, and too many other things in a description."""

_BLADES = frozenset({"knife", "blade", "machete", "hammer", "bat", "cuchillo", "navaja", "martillo"})
"""A "weapon" that is one of these is no firearm."""

_COMPOUNDS = (
    (re.compile(r"\b(key ?rings?|key ?chains?)\b"), "keys"),
    (re.compile(r"\b(gun ?metal|(toy|glue|nail|heat|water|staple|paint|massage) (gun|pistol)s?)\b"), "thing"),
    (re.compile(r"\b(smart|apple) watch(es)?\b"), "smartwatch"),
    (re.compile(r"\b(tool|jewel\w*|pill|cash|ring|watch|gun|phone|camera|laptop|computer|key|letter|shoe|hat) "
                r"(box|case|cover|pouch|charger|cable|stand|strap|holder|hook|opener|binder|rack|bag)\w*"), "thing"),
    (re.compile(r"\b(blood pressure|collar de perro|dog collar)\b"), "thing"),
)  # fmt: skip
"""Words that mean something else together than alone."""

_MEASURE = re.compile(r"^(an? |one |\d+ )*(sets?|pairs?|bag|box|bundle|envelope|juego|par|bolsa|caja|sobre) (of|de) ")
_ASIDE = re.compile(r"[,;:(/]|\.\s| - ")
_AFTER = re.compile(r"\b(with|in|on|from|for|of|and|con|en|de|del|para|y)\b")


def category_of(cell: str, description: str) -> Category:
    """The cell's word decides; without one the description, and OTHER whenever it does not say it plainly."""
    words = _plurals(plain(cell))
    named = next((category for category in WORDS if words & (WORDS[category] | _CELL_ONLY.get(category, set()))), None)
    if named is Category.FIREARM and not words & WORDS[Category.FIREARM]:
        named = None if _BLADES & (words | _plurals(plain(description))) else named
        return named or Category.OTHER
    return named or _described(description)


def _described(description: str) -> Category:
    """Blood is looked for everywhere, as it is the careful answer; anything else only in the thing's own name."""
    if _plurals(_compounds(plain(description))) & (WORDS[Category.BIOLOGICAL] - {"biological", "dna"}):
        return Category.BIOLOGICAL
    name = _compounds(plain(_ASIDE.split(description, maxsplit=1)[0]))
    name = _AFTER.split(_MEASURE.sub("", name), maxsplit=1)[0]
    words = _plurals(name)
    found = [category for category, known in WORDS.items() if words & known]
    return found[0] if len(found) == 1 else Category.OTHER


def _compounds(text: str) -> str:
    for compound, meaning in _COMPOUNDS:
        text = compound.sub(meaning, text)
    return text


def _plurals(text: str) -> frozenset[str]:
    """Every word, and what it may be the plural of."""
    words = text.split()
    return frozenset(
        [
            *words,
            *(word[:-1] for word in words if word[-1:] == "s"),
            *(word[:-2] for word in words if word[-2:] == "es"),
        ]
    )
