"""Addresses as squares to scan: inline SVG, black on white for paper."""

import io
from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str) -> SafeString:
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", lineclass=None, border=2)
    return mark_safe(out.getvalue().decode())  # noqa: S308 - segno's own drawing of our own address


kept_qr_svg = lru_cache(maxsize=1024)(qr_svg)
"""For addresses of public pages; a card's link is drawn anew and kept nowhere."""
