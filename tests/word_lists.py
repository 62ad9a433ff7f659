"""Words that are never for a family, by language: domain reference, section 2.2; and what they are told instead."""

from __future__ import annotations

UNKIND = {
    "en": (
        r"committed suicide|\bclosure\b|loved ones?\b|no[- ]show|\bdisposal\b|\bcorpse|\bbody\b|\bdeceased|\bdecedent|"
        r"victim's family|trash bag|\bitem \d+|will be destroyed|compliant|certified"
    ),
    "es": (
        r"ser(es)? queridos?|\b(un|el|dar|encontrar|hallar|lograr) cierre|cad[aá]ver|difunt|fallecid|occis|\bcuerpo|"
        r"cometi[oó] suicidio|se suicid[oó]|no se present[oó]|inasistencia|desech|\bart[ií]culo \d+|ser[aá] destruid|"
        r"certificad[oa] por|cumple con la norma"
    ),
    "vi": (
        r"người thân yêu|khép lại|nguôi ngoai|thi thể|tử thi|thi hài|xác chết|di hài|người quá cố|người chết|tự sát|"
        r"phạm tội tự|không đến hẹn|lỡ hẹn|bỏ hẹn|tiêu h[ủu]y|tiêu huỷ|thanh lý|thủ tiêu|sẽ bị hủy|túi rác|"
        r"\b(món|vật) số \d+|được chứng nhận|tuân thủ"
    ),
}
"""In no form, staff's or family's."""

JARGON = {
    "en": r"\bevidence\b|next of kin|\bclaimant|co-victim|\bdisposition\b|\bproperty room",
    "es": r"evidencia|reclamante|co-?v[ií]ctima|disposici[oó]n final|pariente m[aá]s cercano",
    "vi": r"chứng cứ|bằng chứng|vật chứng|tang vật|tang chứng|thân nhân gần nhất|bên yêu cầu|đồng nạn nhân",
}
"""The agency's own words: in nothing a family reads."""

CRIME = {
    "en": r"compensa|\bvine\b|\brights\b|\bcrime|prosecutor|accused",
    "es": r"compensa|\bvine\b|crimen|delito|derechos|indemniza|fiscal[ií]a|acusad",
    "vi": r"bồi thường|\bvine\b|tội phạm|tội ác|công tố|truy tố|bị cáo|quyền của (quý vị|nạn nhân)",
}
"""In nothing that follows a death in which there was no crime."""

MANNERS = {
    "en": r"suicid|homicid|murder|killed",
    "es": r"suicid|homicid|asesin|mataron|quit[oó]",
    "vi": r"tự tử|sát hại|giết|án mạng",
}
"""Not where nobody knows yet how it happened."""

LOUD = r"[!¡—]"
NOT_TODAY = {
    "en": r"do not have to decide",
    "es": r"[Nn]o tiene que (\w+ ni )?decidir",
    "vi": r"chưa cần quyết định",
}
"""How a family is told that there is time."""
CHECKED = {
    "en": "Checked October 2, 2026",
    "es": "Revisado el 2 de octubre de 2026",
    "vi": "Đã kiểm tra ngày 2 tháng 10 năm 2026",
}
"""How a page says when the samples' resources were checked."""
