"""Pictures and signature fields in a PDF that stays PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator.errors import RenderError
from generator.render.pdf.archive import archive
from generator.render.pdf.engine import lay_out
from generator.render.pdf.writer import print_page, write_pdf
from generator.render.style import Style
from generator.render.words import body_words
from tests.pdf_tags import assert_reads_as, tag_tree
from tests.pdf_validity import problems, short_document, with_css, with_fields

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><defs><linearGradient id="g">'
    b'<stop offset="0" stop-color="red" stop-opacity="0.2"/><stop offset="1" stop-color="blue"/>'
    b'</linearGradient></defs><rect width="60" height="40" fill="url(#g)"/></svg>'
)
PLACES = {
    "page header": "@page { @top-right { content: url(LOGO) } }",
    "before the title": "h1::before { content: url(LOGO) }",
    "background": ".titelblok { background: url(LOGO) no-repeat }",
}


def raster(mode: str, form: str) -> bytes:
    """Make a picture."""
    target = BytesIO()
    Image.new(mode, (60, 40), 90 if mode in "LP" else (200, 30, 30, 120)[: len(mode)]).save(target, form)
    return target.getvalue()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", raster("RGBA", "PNG")),
        ("logo.jpg", raster("RGB", "JPEG")),
        ("palet.png", raster("P", "PNG")),
        ("logo.svg", SVG),
    ],
    ids=["PNG", "JPEG", "palette", "SVG"],
)
def test_logo_of_a_house_style_stays_valid(
    style: Style, tmp_path: Path, name: str, data: bytes, place: str
) -> None:
    (tmp_path / name).write_bytes(data)
    own = with_css(tmp_path, style, PLACES[place].replace("LOGO", name))
    made = write_pdf(short_document(), own)
    assert problems(made) == []
    assert len(made) > len(write_pdf(short_document(), style))
    assert_reads_as(tag_tree(made), body_words(short_document()))


def test_logo_in_colours_of_ink_is_refused(style: Style, tmp_path: Path) -> None:
    (tmp_path / "logo.jpg").write_bytes(raster("CMYK", "JPEG"))
    own = with_css(tmp_path, style, PLACES["page header"].replace("LOGO", "logo.jpg"))
    with pytest.raises(RenderError, match="CMYK"):
        write_pdf(short_document(), own)


def test_picture_in_the_text_is_a_figure_with_its_words(style: Style, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(raster("RGB", "PNG"))
    page = print_page(short_document()).replace("<h1>", '<p><img src="logo.png" alt="Wapen"/></p><h1>')
    own = Style((tmp_path, *style.folders))
    made = archive(lay_out(page, "", own), short_document())
    assert problems(made) == []
    assert len(tag_tree(made).all("Figure")) == 1


def test_signature_fields_are_empty_named_and_valid(style: Style) -> None:
    made = write_pdf(with_fields(short_document()), style)
    assert problems(made) == []
    assert write_pdf(with_fields(short_document()), style) == made
    with pikepdf.open(BytesIO(made)) as opened:
        fields = list(opened.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["handtekening-werkgever", "handtekening-praktijk"]
        assert str(fields[1].TU) == "Handtekening namens Huisartsenpraktijk De Mussel"
        for field in fields:
            left, bottom, right, top = (float(side) for side in field.Rect)
            assert "/V" not in field
            assert 100 < right - left < 150
            assert 45 < top - bottom < 75
    assert "/AcroForm" not in pikepdf.open(BytesIO(write_pdf(short_document(), style))).Root
