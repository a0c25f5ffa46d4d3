"""The uploaded file's pages over HTTP."""

from __future__ import annotations

import io

from httpx2 import AsyncClient
from PIL import Image
from tests.features.resumes.test_routes import make, upload
from tests.fixtures.pdf import one_page


async def test_a_page_comes_as_wide_as_asked_and_is_kept_by_its_etag(api: AsyncClient) -> None:
    made = (await upload(api, one_page("Ada Byron"), "cv.pdf")).json()
    url = f"/resumes/{made['id']}/source/pages/1.png"
    answer = await api.get(url, params={"width": 300})
    assert answer.status_code == 200, answer.text
    assert Image.open(io.BytesIO(answer.content)).width == 300
    assert answer.headers["cache-control"].startswith("private")
    again = await api.get(url, params={"width": 300}, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await api.get(url, params={"width": 400})).headers["etag"] != answer.headers["etag"]


async def test_what_has_no_such_page_says_why(api: AsyncClient) -> None:
    pdf = (await upload(api, one_page("Ada Byron"), "cv.pdf")).json()["id"]
    text = (await upload(api)).json()["id"]
    written = (await make(api))["id"]
    codes = []
    for resume, number in ((pdf, 2), (text, 1), (written, 1)):
        answer = await api.get(f"/resumes/{resume}/source/pages/{number}.png")
        assert answer.status_code == 404
        codes.append(answer.json()["code"])
    assert codes == ["no_such_page", "no_pages", "no_source"]
