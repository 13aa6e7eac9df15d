"""What is only said of a file once it is made ready to sign, is told while it is a draft."""

from __future__ import annotations

from tests.serve.forms import elements_at, texts_at
from tests.serve.signing import BASE, SIGNING
from tests.serve.workbench import Workbench


def test_what_is_doubtful_once_it_is_ready_is_told_before(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    text = file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1)
    file.write_text(text.replace("dpia: uitgevoerd\n  dpia_datum: 2026-05-20\n", "dpia: gepland\n"), "utf-8")
    words = "de beoordeling van de privacyrisico's (DPIA) is gepland"
    review = fresh.get(f"{BASE}/controleer")
    assert words in texts_at(fresh.get(SIGNING), "stappen")[0]
    assert any(words in one for one in texts_at(review, "bij-waarschuwing"))
    assert "Niets spreekt elkaar tegen" not in review.text
    place = fresh.get(f"{BASE}/naar/gegevensdeling/dpia").headers["location"]
    for page in (review, fresh.get(f"{BASE}/")):
        (line,) = elements_at(page, f"//ul[@class='taken']/li[a[@href='{place}']]")
        assert "let op" in line.text_content()


def test_a_doubt_that_will_be_an_error_is_told_once_as_the_heaviest(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    text = file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1)
    file.write_text(text, "utf-8")
    review = fresh.get(f"{BASE}/controleer")
    told = [one.text_content() for one in elements_at(review, "//ul[@class='meldingen']//p[@class='zin']")]
    assert sorted(told) == sorted(set(told))
    ahead = "//h2[starts-with(., 'Zet dit recht')]/following-sibling::ul[1]/li"
    assert any(".example" in one.text_content() for one in elements_at(review, ahead))
