"""Review: the queue of doubts, and the forms by which people judge and take back. All of it becomes judgements."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from tidings.errors import UsageError
from tidings.judging import apart, applicable, claims_of, joined_event, judgement, known, now, one_entity, one_event, taken_back
from tidings.match import standing
from tidings.model import Judgement, On
from tidings.record import Record
from tidings.web.access import signed
from tidings.web.language import own_of
from tidings.web.pages import desk_of, page, shown_to
from tidings.web.views import evidence_of

router = APIRouter(include_in_schema=False)
MOST_DOUBTS = 30
MOST_FORM = 100_000  # bytes
Form = dict[str, list[str]]


@router.get("/review")
def review_page(request: Request) -> HTMLResponse:
    """What a person should look at, and what people have judged."""
    desk = desk_of(request)
    shown = shown_to(request)
    record = shown.record
    pending = {pair for j in desk.judged for pair in (j.on.ids,)}
    doubts = [d for d in shown.doubts if (d.first, d.second) not in pending]
    events = {
        e.id: (e, evidence_of(record, e, own_of(request))) for d in doubts[:MOST_DOUBTS] for i in (d.one, d.other) if (e := record.event(i))
    }
    known_ids = {j.id for j in record.judgements}
    everything = [*record.judgements, *(j for j in desk.judged if j.id not in known_ids)]
    valid = {j.id for j in standing(everything)}
    past = sorted((j for j in everything if j.on.layer != "judgements"), key=lambda j: (j.when, j.id), reverse=True)
    return page(
        request,
        "review.html.j2",
        shown=shown,
        doubts=doubts[:MOST_DOUBTS],
        total=len(doubts),
        events=events,
        past=past[:100],
        standing=valid,
        waiting={j.id for j in everything} - known_ids,
        who=request.cookies.get("who", ""),
    )


@router.post("/judge")
async def judge(request: Request) -> RedirectResponse:
    """Keeps what a form says as judgements."""
    form = await fields(request)
    record = desk_of(request).shown.record
    who, when = signed(request, one(form, "who")), now()
    ons = targets(record, form)
    applicable(record, one(form, "verdict"), value_of(form))
    made = [judgement(who, when, on, one(form, "verdict"), value_of(form), one(form, "why") or None) for on in ons]
    return kept(request, form, made, who)


@router.post("/undo")
async def undo(request: Request) -> RedirectResponse:
    """Takes a judgement back."""
    form = await fields(request)
    desk = desk_of(request)
    who = signed(request, one(form, "who") or request.cookies.get("who", ""))
    everything = {j.id: j for j in (*desk.shown.record.judgements, *desk.judged)}
    if one(form, "id") not in everything:
        raise UsageError("there is no such judgement to take back")
    return kept(request, form, [taken_back(everything[one(form, "id")], who, now())], who)


@router.post("/seen")
async def seen(request: Request) -> RedirectResponse:
    """Remembers the record as it is, so that the overview shows what is new."""
    desk_of(request).mark_seen()
    return RedirectResponse("/", 303)


def targets(record: Record, form: Form) -> tuple[On, ...]:
    """What a form judges: two events, two entities, claims that leave their event, or things by layer and id."""
    action = one(form, "action")
    if action == "events":
        both = joined_event if one(form, "verdict") == "same" else one_event
        return (both(record, one(form, "first"), one(form, "second").strip()),)
    if action == "entities":
        return (one_entity(record, one(form, "first"), one(form, "second").strip()),)
    if action == "apart":
        event = record.event(one(form, "event"))
        if event is None:
            raise UsageError("there is no such event in this record; it may have been joined with another")
        return apart(event, form.get("claim", []))
    on = known(record, On(one(form, "layer"), tuple(form.get("id", []))))
    return (claims_of(record, on) if one(form, "verdict") in ("accept", "reject", "correct") else on,)


def value_of(form: Form) -> str | None:
    """The value of a judgement: of a corrected field FIELD=VALUE, as the command line writes it."""
    value = " ".join(one(form, "value").split())
    field = one(form, "field")
    if field and not value:
        raise UsageError(f"what {field} should be is missing: write the right value")
    return f"{field}={value}" if field else value or None


def kept(request: Request, form: Form, made: list[Judgement], who: str) -> RedirectResponse:
    """Writes judgements, and leads back to where the form was."""
    desk_of(request).judge(made)
    onward = one(form, "next")
    response = RedirectResponse(onward if onward.startswith("/") and not onward.startswith(("//", "/\\")) else "/review", 303)
    response.set_cookie("who", who, max_age=31_536_000, httponly=True, samesite="strict")
    return response


async def fields(request: Request) -> Form:
    """The fields of a form. UsageError where it is larger than any form of the desk."""
    body = await request.body()
    if len(body) > MOST_FORM:
        raise UsageError("this form is too large")
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=1000)


def one(form: Form, name: str) -> str:
    """The value of a field, "" where there is none."""
    return form.get(name, [""])[0]
