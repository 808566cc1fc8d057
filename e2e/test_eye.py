"""The watch itself: what a page may not do is seen when it happens."""

from e2e.eye import barriers, too_wide

INLINE = (
    "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); window.ran"
)


def seen(window, page):
    """What the eye has noted so far, taken from it so that this walk itself passes."""
    noted = window.eye(page).seen[:]
    window.eye(page).seen.clear()
    return noted


def test_a_request_to_elsewhere_is_seen(window, page):
    page.goto("/sign-in/")

    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => null)")

    assert any("Content Security Policy" in fault or "left the house" in fault for fault in seen(window, page))


def test_an_inline_script_is_refused_and_seen(window, page):
    page.goto("/sign-in/")

    ran = page.evaluate(INLINE)

    assert (ran, any("Content Security Policy" in fault for fault in seen(window, page))) == (None, True)


def test_a_missing_page_is_seen(window, page):
    page.goto("/sign-in/khong-co/")

    assert [fault[:4] for fault in seen(window, page)] == ["404:"]


def test_a_barrier_and_a_page_too_wide_are_seen(page):
    page.goto("/sign-in/")

    page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")
    page.evaluate("document.querySelector('main').style.minWidth = '3000px'")

    assert any(barrier.startswith("label:") for barrier in barriers(page))
    assert "main" in " ".join(too_wide(page))
