"""The search as a reader meets it: in Chromium, on a built site, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from chronicle import plugin
from chronicle.publishing.first_results import FirstResults
from chronicle.publishing.merged_index import fragment
from chronicle.publishing.steps import Steps
from chronicle.rendering.templates import folder
from tests.small_chronicle import ENTRIES, SOURCES, URL, write

ROUND = "rounds/2025-05-16-istanbul/"
PERSON = "people/rustem-umerov/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The address of the small chronicle, which lies below the top of its host."""
    folder = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        plugin.build(write(folder), folder / "public" / "chronicle", Steps())
    return f"{serve_directory(folder / 'public')}chronicle/"


@pytest.fixture(scope="module")
def handovers(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The address of a chronicle with twelve stages, and with text that looks like elements."""
    folder = tmp_path_factory.mktemp("handovers")
    stages = {f"exchanges/2025-05-{day}-stage.md": _stage(day) for day in range(14, 26)}
    plugin.build(write(folder, {**ENTRIES, **stages}), folder / "public", Steps())
    return serve_directory(folder / "public")


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The address of the chronicle with twelve stages, in which the words of twelve pages are common ones."""
    folder = tmp_path_factory.mktemp("common")
    stages = {f"exchanges/2025-05-{day}-stage.md": _stage(day) for day in range(14, 26)}
    plugin.build(write(folder, {**ENTRIES, **stages}), folder / "public", Steps())
    first = FirstResults(common=12)
    for file in (folder / "public" / "pagefind" / "fragment").iterdir():
        page = fragment(file.read_bytes())
        if day := re.search(r"/(\d{4}-\d\d-\d\d)-", page["url"]):
            first.add(file.stem, day[1], page)
    for path, data in first.files():
        (folder / "public" / "pagefind" / path).write_bytes(data)
    return serve_directory(folder / "public")


def _stage(day: int) -> str:
    title = "The first stage" if day == 23 else f"A stage on the {day}th"
    return f"""\
---
title: {title}
summary: Prisoners returned.
level: stage
date: 2025-05-{day}
event_status: took_place
transfers:
  - to: ukraine
    from: russia
    accounts: [{{by: ukraine, cite: [paper], total: {367 + day}}}]
  - to: russia
    from: ukraine
    accounts: [{{by: russia, cite: [paper], total: {367 + day}}}]
review: provisional
{SOURCES}---

PlacedAccount as `<img src=x onerror=alert(1)>` of prisoners, of 1,000 announced by Ukraine and Russia [@paper].
"""


@pytest.fixture
def messages(page: Page) -> list[str]:
    """What the browser has complained about: on the console, of scripts that failed, of answers that were none."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        found.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))
    return found


def _open(page: Page, address: str, query: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.type(query)


def _results(page: Page) -> list[str]:
    return page.locator(".result__title:visible").all_inner_texts()


def test_a_person_is_found_under_every_spelling_and_script(page: Page, site: str) -> None:
    """By whole words or their beginnings, in any order and case, with or without marks; and comes first."""
    _open(page, site + ROUND, "")
    spellings = ("Umerov", "umer", "UMIEROV", "Умєров", "умеров", "Рустем Умєр", "умєров рустем", "Уме\u0301ров")
    for spelling in spellings:
        page.get_by_role("searchbox").fill("zzzz")
        expect(page.get_by_role("status")).to_have_text("Nothing found.")
        page.get_by_role("searchbox").fill(spelling)
        first = page.locator(".result__title").first
        expect(first, spelling).to_have_text("Rustem Umerov")
        expect(first).to_have_attribute("href", site + PERSON)


def test_another_spelling_is_shown_beside_the_name(page: Page, site: str) -> None:
    """A reader sees why the result is one."""
    _open(page, site, "умєров")
    expect(page.locator(".result").first).to_contain_text("Rustem Umerov Рустем Умєров")
    page.get_by_role("searchbox").fill("umerov")
    expect(page.locator(".result").first).not_to_contain_text("Рустем")
    page.get_by_role("searchbox").fill("umrov")  # a slip: the name is said once
    expect(page.locator(".result").first.locator(".result__note")).to_have_text(["Person"])


def test_a_person_is_found_by_name_once(page: Page, site: str) -> None:
    """Though the page would be found by its text as well."""
    _open(page, site, "Umerov")
    expect(page.locator(".result__title").nth(1)).to_be_visible()
    assert _results(page).count("Rustem Umerov") == 1


def test_the_full_text_is_searched(page: Page, site: str) -> None:
    """A result is a link with the words around what was found, which are marked; a title is text, whatever is in it."""
    _open(page, site, "palace")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    assert sorted(_results(page)) == ['Istanbul, "first round" & more', "Istanbul, second round"]
    expect(page.locator(".result", has_text="second").locator("mark")).to_have_text(re.compile("palace"))


def test_opening_the_search_loads_no_words(page: Page, site: str) -> None:
    """Only a query does: of a large record, all words together are megabytes."""
    asked: list[int] = []
    page.on("response", lambda response: asked.append(len(response.body())) if ".pf_index" in response.url else None)
    page.goto(f"{site}search/?kind=Rounds")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    _open(page, site + ROUND, "")
    page.wait_for_load_state("networkidle")
    assert sum(asked) < 100


def test_nothing_found(page: Page, site: str) -> None:
    """That is said."""
    _open(page, site, "zzzz")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")


def test_the_search_works_by_keyboard_alone(page: Page, site: str) -> None:
    """Arrows walk through the results and back, Enter follows one, Escape closes and gives the focus back."""
    _open(page, site + ROUND, "palace")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".result__title").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    _open(page, site, "Умєров")
    expect(page.locator(".result__title").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(site + PERSON)


def test_the_key_is_for_typing_where_one_types(page: Page, site: str) -> None:
    """In a field, "/" is a letter like any other."""
    _open(page, site, "1/2")
    expect(page.get_by_role("searchbox")).to_have_value("1/2")


def test_the_button_opens_and_closes_the_search(page: Page, site: str) -> None:
    """For readers who point."""
    page.goto(site)
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog", name="Search")).to_be_hidden()


def test_all_results_are_on_a_page_of_their_own(page: Page, site: str) -> None:
    """The way there takes the query with it."""
    _open(page, site + ROUND, "palace")
    page.get_by_role("link", name="All results").click()
    page.wait_for_url(f"{site}search/?q=palace")
    expect(page.get_by_role("status")).to_have_text("Found: 2")


def test_results_are_narrowed_down_by_what_they_are_about(page: Page, site: str) -> None:
    """By kind, year, track and person; the state is in the address, from which the page comes back."""
    page.goto(f"{site}search/?q=palace")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    page.locator("summary", has_text="Person").click()
    page.get_by_role("checkbox", name="Rustem Umerov (1)").check()
    expect(page.get_by_role("status")).to_have_text("Found: 1")
    page.wait_for_url(f"{site}search/?q=palace&person=Rustem+Umerov")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Found: 1")
    expect(page.get_by_role("checkbox", name="Rustem Umerov (1)")).to_be_checked()
    page.get_by_role("checkbox", name="Rustem Umerov (1)").uncheck()
    expect(page.get_by_role("status")).to_have_text("Found: 2")


def test_back_undoes_what_was_chosen(page: Page, site: str) -> None:
    """One step for each choice, and none for each letter; and forward again."""
    page.goto(site)
    page.goto(f"{site}search/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("palace")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    page.locator("summary", has_text="Person").click()
    page.get_by_role("checkbox", name="Rustem Umerov (1)").check()
    expect(page.get_by_role("status")).to_have_text("Found: 1")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    expect(page.get_by_role("checkbox", name="Rustem Umerov (1)")).not_to_be_checked()
    expect(page.get_by_role("searchbox")).to_have_value("palace")
    page.go_forward()
    expect(page.get_by_role("status")).to_have_text("Found: 1")
    page.go_back()
    page.go_back()
    page.wait_for_url(site)


def test_back_from_a_result_leads_to_the_same_results(page: Page, site: str) -> None:
    """With the query and what was chosen."""
    page.goto(f"{site}search/?q=palace&person=Rustem+Umerov")
    page.locator(".result__title").first.click()
    page.wait_for_url(site + ROUND)
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("Found: 1")
    expect(page.get_by_role("searchbox")).to_have_value("palace")


def test_results_are_grouped_by_kind(page: Page, site: str) -> None:
    """Names first, then the kinds in the order of the navigation; each with its number, and a way to more."""
    _open(page, site, "talks")
    groups = page.locator("dialog .group")
    kinds = ["Names 1", "Rounds 2", "Organizations 2", "Pages 1", "Places 1"]
    expect(groups.locator(".group__kind")).to_have_text(kinds)
    expect(groups.first.locator(".result")).to_contain_text("Istanbul talks 2025")
    page.goto(f"{site}search/?q=talks")
    rounds = page.get_by_role("region", name="Rounds 2")
    expect(rounds.get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)


def test_a_result_says_when_and_how_many(page: Page, handovers: str) -> None:
    """The date in words, and what each side received as the page has it."""
    _open(page, handovers, "first stage")
    result = page.get_by_role("region", name="Exchanges").locator(".result").first
    expect(result.locator(".result__note")).to_have_text("23 May 2025")
    expect(result.locator(".result__figures")).to_have_text("To Ukraine: 390 · To Russia: 390")


@pytest.mark.parametrize("query", ["prisoners", "Pris", "returned prisoners"])
def test_a_common_word_shows_the_newest_before_the_full_text_is_there(page: Page, common: str, query: str) -> None:
    """Also if only its beginning is typed yet; of several words, the pages have all."""
    page.route("**/*.pf_meta", lambda route: route.abort())
    _open(page, common, query)
    newest = page.get_by_role("region", name="Newest")
    expect(newest.locator(".result__title")).to_have_text(
        ["A stage on the 25th", "A stage on the 24th", "The first stage"]
    )
    expect(newest.locator(".result__note")).to_have_text(["25 May 2025", "24 May 2025", "23 May 2025"])
    expect(newest.locator("mark").first).to_have_text(re.compile("risoners|eturned"))
    expect(newest.locator(".result__figures").last).to_have_text("To Ukraine: 390 · To Russia: 390")
    expect(page.locator("dialog .group")).to_have_count(1)


def test_what_is_found_in_the_full_text_comes_below_the_newest(page: Page, common: str) -> None:
    """No page is shown twice, and a query with another word has none of the newest."""
    _open(page, common, "prisoners")
    expect(page.locator("dialog .group__kind")).to_have_text(["Newest", "Exchanges 12", "Pages 1"])
    titles = _results(page)
    assert len(titles) == len(set(titles))
    page.get_by_role("searchbox").fill("prisoners first")
    expect(page.locator("dialog .group__kind").first).to_have_text("Exchanges 1")


@pytest.mark.parametrize("query", ["23 May 2025", "2025-05-23", "23.05.2025", "May 23, 2025"])
def test_a_date_finds_what_was_on_that_day_first(page: Page, handovers: str, query: str) -> None:
    """In words or digits, before the full text is there; no day more than that."""
    page.route("**/*.pf_meta", lambda route: route.abort())
    _open(page, handovers, query)
    dated = page.get_by_role("region", name="By date")
    expect(dated.locator(".result__title")).to_have_text(["The first stage"])
    expect(dated.locator(".result__note")).to_have_text("23 May 2025")


@pytest.mark.parametrize("query", ["toldendorf", "3901", "prisoners toldendorf"])
def test_a_word_that_is_nowhere_is_not_found(page: Page, handovers: str, query: str) -> None:
    """Though it begins like one that is."""
    _open(page, handovers, query)
    expect(page.get_by_role("status")).to_have_text("Nothing found.")
    expect(page.locator("dialog .result")).to_have_count(0)


@pytest.mark.parametrize("query", ["prisoner", "stages", "return", "390"])
def test_a_form_of_a_word_or_its_beginning_is_found(page: Page, handovers: str, query: str) -> None:
    """As Pagefind finds it."""
    _open(page, handovers, query)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Found: \d"))


def test_a_group_shows_a_few_and_leads_to_the_rest(page: Page, handovers: str) -> None:
    """In the box by a link to the page, there by a button that keeps the place."""
    _open(page, handovers, "stage")
    exchanges = page.get_by_role("region", name="Exchanges 12")
    expect(exchanges.locator(".result")).to_have_count(3)
    exchanges.get_by_role("link", name="All 12").click()
    page.wait_for_url(f"{handovers}search/?q=stage&kind=Exchanges")
    exchanges = page.get_by_role("region", name="Exchanges 12")
    expect(exchanges.get_by_role("listitem")).to_have_count(5)
    page.get_by_role("button", name="Show more").click()
    expect(exchanges.get_by_role("listitem")).to_have_count(12)
    expect(exchanges.get_by_role("link").nth(5)).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)


def test_arrows_walk_through_all_groups(page: Page, site: str) -> None:
    """From the last result of one to the first of the next."""
    _open(page, site, "Istanbul")
    expect(page.locator("dialog .group")).not_to_have_count(0)
    expect(page.get_by_role("status")).to_have_text(re.compile("Found"))
    links = page.locator("dialog .search__results a")
    for place in range(links.count()):
        page.keyboard.press("ArrowDown")
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()


def test_closing_gives_the_focus_back(page: Page, site: str) -> None:
    """To where it was when the search was opened."""
    page.goto(site + ROUND)
    link = page.locator("article a").first
    link.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "palace<script>alert(1)</script>", "&lt;b&gt;"])
@pytest.mark.parametrize("where", ["box", "page"])
def test_a_hostile_query_is_text(page: Page, site: str, messages: list[str], query: str, where: str) -> None:
    """Nothing of it becomes an element, in the box or on the page."""
    if where == "box":
        _open(page, site, query)
    else:
        page.goto(f"{site}search/?{urlencode({'q': query})}")
    expect(page.get_by_role("searchbox")).to_have_value(query)
    expect(page.get_by_role("status")).to_have_text(re.compile("found", re.IGNORECASE))
    assert page.locator(".search__results :is(img, script, b)").count() == 0
    assert messages == []


def test_hostile_text_of_an_entry_is_shown_as_text(page: Page, handovers: str, messages: list[str]) -> None:
    """In the words around what was found, which are marked still."""
    _open(page, handovers, "onerror")
    result = page.get_by_role("region", name="Exchanges").locator(".result__excerpt").first
    expect(result).to_contain_text("<img src=x onerror=alert(1)>")
    expect(result.locator("mark")).to_have_text(re.compile("onerror"))
    assert page.locator(".search__results :is(img, script, b)").count() == 0
    assert messages == []


@pytest.mark.parametrize("query", ["1,000", "1000", "1 000", "Ukraine–Russia", "an-nounced", "Ukraine's"])
def test_signs_within_a_word_make_no_difference(page: Page, handovers: str, query: str) -> None:
    """Neither those between thousands nor a dash."""
    _open(page, handovers, query)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Found: \d"))
    expect(page.get_by_role("region", name="Exchanges").locator(".group__count")).to_have_text(re.compile(r"1[23]"))


def test_a_slip_of_one_letter_is_forgiven(page: Page, site: str) -> None:
    """In a name of five letters or more, if nothing is written like that: one missing, too many, wrong or swapped."""
    _open(page, site, "")
    for slip in ("Umrov", "Umeroov", "Umerav", "Umreov", "Rusten Umerov", "Умерво"):
        page.get_by_role("searchbox").fill("zzzz")
        expect(page.get_by_role("status")).to_have_text("Nothing found.")
        page.get_by_role("searchbox").fill(slip)
        expect(page.locator(".result__title").first, slip).to_have_text("Rustem Umerov")
    page.get_by_role("searchbox").fill("Umor")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")


def test_filters_alone_list_all_they_let_through(page: Page, site: str) -> None:
    """Without a word to look for."""
    page.goto(f"{site}search/?kind=Rounds&year=2025")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    facets = page.locator("[data-facet]").evaluate_all("all => all.filter(f => !f.hidden).map(f => f.dataset.facet)")
    assert facets == ["kind", "year", "track", "person"]


def test_the_search_page_loads_no_index_before_it_is_needed(page: Page, site: str) -> None:
    """What to narrow down by is loaded when it is opened, and again for all pages once the query is gone."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{site}search/", wait_until="networkidle")
    expect(page.locator("[data-facet] summary")).to_have_text(["Kind", "Year", "Track", "Person"])
    assert [url for url in loaded if "/pagefind/" in url] == []
    page.locator("summary", has_text="Kind").click()
    expect(page.get_by_role("checkbox", name="Rounds (2)")).to_be_visible()
    page.locator("summary", has_text="Kind").click()
    page.get_by_role("searchbox").fill("palace")
    expect(page.get_by_role("status")).to_have_text(re.compile("Found"))
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    page.locator("summary", has_text="Kind").click()
    expect(page.get_by_role("checkbox", name="Rounds (2)")).to_be_visible()


def test_values_of_one_kind_add_to_one_another(page: Page, site: str) -> None:
    """Having chosen one, a reader can still choose another beside it."""
    page.goto(f"{site}search/?kind=Rounds")
    expect(page.get_by_role("status")).to_have_text("Found: 2")
    page.get_by_role("checkbox", name="People (1)").check()
    expect(page.get_by_role("status")).to_have_text("Found: 3")


def test_without_javascript_the_search_leads_to_lists(browser: Browser, site: str) -> None:
    """The link in the header leads to a page that says so and names the pages that list everything."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + ROUND)
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url(f"{site}search/")
    assert "The search needs JavaScript." in page.locator("main").inner_text()
    assert page.locator("input[type=search]:visible").count() == 0
    page.locator("noscript a", has_text="People").click()
    page.wait_for_url(f"{site}people/")
    context.close()


@pytest.mark.parametrize("path", ["", ROUND, "rounds/", "search/?q=palace", "404.html"])
def test_the_browser_has_nothing_to_complain_about(page: Page, site: str, messages: list[str], path: str) -> None:
    """No error, no warning, nothing stopped by the security policy, nothing that isn't there."""
    page.goto(site + path)
    page.keyboard.press("/")
    page.keyboard.type("palace")
    page.wait_for_load_state("networkidle")
    assert messages == []


def test_the_policy_stops_a_script_in_the_content(page: Page, site: str) -> None:
    """Should one ever get through all that is before, the browser does not run it."""
    page.goto(site + ROUND)
    ran = page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.querySelector("#__content").append(script);
            return Boolean(window.ran);
        }"""
    )
    assert ran is False


def test_colours_follow_the_readers_choice(page: Page, site: str) -> None:
    """The switch works under the policy, and is remembered on the next page."""
    page.emulate_media(color_scheme="light")
    page.goto(site + ROUND)
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{site}rounds/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("query", ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "prototype"])
@pytest.mark.parametrize("where", ["box", "page"])
def test_a_word_that_every_object_knows_is_a_word(
    page: Page, site: str, messages: list[str], query: str, where: str
) -> None:
    """It is on no page, and no file is asked for that isn't there."""
    absent: list[str] = []
    page.on("response", lambda response: absent.append(response.url) if response.status >= 400 else None)
    if where == "box":
        _open(page, site, query)
    else:
        page.goto(f"{site}search/?{urlencode({'q': query, 'kind': query})}")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")
    page.wait_for_load_state("networkidle")
    assert absent == []
    assert messages == []


OLDER = """
  delete URLSearchParams.prototype.size;
  const { delete: drop, has } = URLSearchParams.prototype;
  URLSearchParams.prototype.delete = function (name) { drop.call(this, name); };
  URLSearchParams.prototype.has = function (name) { return has.call(this, name); };
  delete window.DecompressionStream;
  for (const [owner, names] of [
    [Array.prototype, ["findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with", "group"]],
    [Array, ["fromAsync"]], [Object, ["groupBy"]], [Map, ["groupBy"]], [Promise, ["withResolvers", "try"]],
    [Set.prototype, ["union", "intersection", "difference", "isSubsetOf"]], [URL, ["canParse", "parse"]],
    [String.prototype, ["isWellFormed", "toWellFormed"]], [Element.prototype, ["checkVisibility"]],
    [AbortSignal, ["timeout", "any"]], [window, ["Iterator", "requestIdleCallback", "scheduler", "navigation"]],
  ]) for (const name of names) delete owner[name];
"""
"""What makes of a browser one that knows as much as Safari 15.4, the oldest for which the site is made."""


def test_an_older_browser_searches_as_well(page: Page, site: str, messages: list[str]) -> None:
    """And keeps what was chosen in the address, of several values all but the one that is taken back."""
    page.add_init_script(OLDER)
    page.goto(f"{site}search/?q=talks&kind=Rounds&kind=Pages")
    expect(page.get_by_role("status")).to_have_text("Found: 3")
    page.get_by_role("checkbox", name="Pages (1)").uncheck()
    page.wait_for_url(f"{site}search/?q=talks&kind=Rounds")
    page.reload()
    expect(page.get_by_role("checkbox", name="Rounds (2)")).to_be_checked()
    page.get_by_role("checkbox", name="Rounds (2)").uncheck()
    page.wait_for_url(f"{site}search/?q=talks")
    page.goto(f"{site}timeline/")
    page.locator("[data-filters] summary").first.click()
    page.locator("[data-filters] input:visible").first.check()
    page.wait_for_url(re.compile(r"/timeline/\?\w+="))
    page.locator("[data-filters] input:checked").uncheck()
    page.wait_for_url(re.compile(r"/timeline/$"))
    assert [message for message in messages if not message.startswith(site)] == []  # what a new page broke off


def test_no_script_is_beyond_an_older_browser() -> None:
    """An expression that looks behind itself would keep Safari before 16.4 from running a script at all."""
    scripts = [script.read_text("utf-8") for script in (folder() / "assets").rglob("*.js")]
    assert scripts
    assert [found for script in scripts for found in re.findall(r".*\(\?<[!=].*", script)] == []
