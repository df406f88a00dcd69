"""The pages: each gathers what it shows and fills a template."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tidings.accords import is_gift
from tidings.brief import make_brief
from tidings.brief_sources import standing
from tidings.export import FORMATS, export, format_named
from tidings.match import standing as standing_judgements
from tidings.query import Query as Sought
from tidings.record import LAYERS
from tidings.search import SEARCHED
from tidings.selection import Selection, check_span, latest
from tidings.settings import FIGURE_RULES
from tidings.tongue import FIRST
from tidings.web.language import own_of, rule_of, tongues
from tidings.web.state import Desk, Shown
from tidings.web.svg_lineage import picture
from tidings.web.svg_network import WORDS, network
from tidings.web.svg_timeline import timeline
from tidings.web.views import (
    bonds_of,
    breaches,
    correctable,
    evidence_of,
    figures_of,
    judged,
    key_events,
    nearby_events,
    origins_of,
    passages_of,
    place_named,
    reasons_of,
    related,
    spots,
    taking_part,
)
from tidings.worldmap import drawing

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
AT = re.compile(r"(\d{1,9})-(\d{1,9})")
PAGE = 50
MOST_IN_BRIEF = 80  # events, where nobody says which
MOST_STORIES = 20
MOST_ACTORS = 200
MOST_TERMS = 4  # sentences that tell an agreement
MOST_NEARBY = 40  # events that are offered to be merged with one
FIELDS = {"date": "When", "place": "Where", "type": "Type", "mode": "Mode", "status": "Status", "title": "Title"}  # as pages call them
MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
STATUSES = ("reported", "corroborated", "disputed", "denied", "planned", "urged")


def desk_of(request: Request) -> Desk:
    """The desk that a request is made to."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, **values: Any) -> HTMLResponse:
    """A template filled for a request."""
    desk = desk_of(request)
    own = own_of(request)
    shown: Shown = values.pop("shown", None) or shown_to(request)
    status, headers = values.pop("status_code", 200), values.pop("headers", None)
    values = {
        "own": own,
        "t": own.say,
        "tongues": tongues(),
        "rules": FIGURE_RULES,
        "record": shown.record,
        "work": desk.work,
        "here": request.url.path,
        "file": desk.path.name,
        "user": getattr(request.state, "user", None),
        **values,
    }
    return HTMLResponse(request.app.state.pages.get_template(template).render(values), status, headers)


def shown_to(request: Request) -> Shown:
    """The record as the desk shows it, its events' lines in the language of a request and its figures by the rule that was chosen."""
    return desk_of(request).shown.told_in(own_of(request).code, rule_of(request))


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    """What is new, the key figures, the timeline, the map, the stories."""
    desk = desk_of(request)
    shown = shown_to(request)
    record = shown.record
    news = [e for e in record.events if not e.background]
    keys = [
        (event, [v for v in figures_of(record, event, own_of(request)) if v.figure.measure != "incidents"])
        for event in key_events(record.events, 6)
    ]
    titles = {event.id: event for event in record.events}
    return page(
        request,
        "overview.html.j2",
        shown=shown,
        new=desk.new(record),
        keys=keys,
        timeline=timeline([e for e in news if e.status not in ("urged",)]),
        map=drawing(tuple(spots(record, news, own_of(request)))),
        stories=[(story, [titles[e] for e in story.events if e in titles]) for story in record.stories[:MOST_STORIES]],
        origins=sum(1 for x in record.lineages if x.kind == "report"),
    )


@router.get("/event/{identifier}")
def event_page(request: Request, identifier: str) -> Response:
    """An event: when, where, who, figures by speaker, origins, conflicts, its claims, why they are one.

    One that was joined with another or parted while the desk was open leads to what it became.
    """
    shown = shown_to(request)
    record = shown.record
    event = record.event(identifier)
    if event is None and (successor := desk_of(request).successor(identifier)):
        return RedirectResponse(f"/event/{successor}", 303)
    if event is None:
        raise HTTPException(404, "no such event in this record; it may have been joined with another")
    applied = {j.id for j in record.judgements}
    waiting = [j for j in desk_of(request).judged if j.id not in applied]
    return page(
        request,
        "event.html.j2",
        shown=shown,
        event=event,
        figures=figures_of(record, event, own_of(request)),
        evidence=evidence_of(record, event, own_of(request)),
        origins=origins_of(record, event),
        bonds=bonds_of(record, event),
        reasons=reasons_of(record, event),
        judgements=judged(record, (event.id, *event.claims), waiting),
        standing={j.id for j in standing_judgements((*record.judgements, *waiting))},
        fields=correctable(record, event),
        where=place_named(record, event, own_of(request)),
        named=FIELDS,
        nearby=nearby_events(record, event, MOST_NEARBY),
        map=drawing(tuple(spots(record, [event], own_of(request)))),
        who=request.cookies.get("who", ""),
    )


@router.get("/report/{identifier:path}")
def report_page(request: Request, identifier: str, beside: str = "", at: str = "") -> HTMLResponse:
    """A report's text with everything marked; beside it its origin, or another report that shares text with it."""
    shown = shown_to(request)
    report = shown.record.report(identifier)
    if report is None:
        raise HTTPException(404, "no such report in this record")
    others = related(shown, identifier)
    twin = beside if any(r == beside for r, _, _ in others) else others[0][0] if others and beside != "-" else None
    span = AT.fullmatch(at)
    return page(
        request,
        "report.html.j2",
        shown=shown,
        report=report,
        passages=passages_of(shown, identifier, twin, (int(span[1]), int(span[2])) if span else None),
        others=others,
        twin=shown.record.report(twin) if twin else None,
        twin_passages=passages_of(shown, twin, identifier, side="b") if twin else (),
        lineage=shown.record.lineage_of(identifier),
        events=[e for e in shown.record.events if identifier in e.reports],
    )


@router.get("/reports")
def reports_page(request: Request, p: Annotated[int, Query(ge=1, le=100_000)] = 1) -> HTMLResponse:
    """All reports by origin."""
    shown = shown_to(request)
    record = shown.record
    families = [x for x in record.lineages if x.kind == "report"]
    part = families[(p - 1) * PAGE : p * PAGE]
    groups = [(x, sorted((r for r in map(record.report, x.reports) if r), key=standing)) for x in part]
    return page(request, "reports.html.j2", shown=shown, groups=groups, p=p, pages=-(-len(families) // PAGE))


@router.get("/lineage/{identifier}")
def lineage_page(request: Request, identifier: str) -> HTMLResponse:
    """Who printed it first and who copied it."""
    shown = shown_to(request)
    lineage = next((x for x in shown.record.lineages if x.id == identifier), None)
    if lineage is None:
        raise HTTPException(404, "no such lineage in this record")
    return page(request, "lineage.html.j2", shown=shown, lineage=lineage, picture=picture(shown.record, lineage, own_of(request)))


@router.get("/agreements")
def agreements_page(request: Request) -> HTMLResponse:
    """Agreements: terms, parties, what is said to break them, by day."""
    shown = shown_to(request)
    record = shown.record
    broken = breaches(record)
    accords = [e for e in record.events if e.type == "AGREE" and (e.id in broken or not is_gift(e))]
    found = [(e, broken.get(e.id, []), evidence_of(record, e, own_of(request))[:MOST_TERMS]) for e in accords]
    found.sort(key=lambda f: (not f[1], f[0].background, -len(f[0].actors), f[0].date.start or "9", f[0].id))
    return page(request, "agreements.html.j2", shown=shown, agreements=found[:100])


@router.get("/actors")
def actors_page(request: Request) -> HTMLResponse:
    """Who meets, accuses, attacks whom, and everyone who takes part."""
    shown = shown_to(request)
    own = own_of(request)
    return page(
        request,
        "actors.html.j2",
        shown=shown,
        network=network(shown.record, own),
        counted=taking_part(shown, own, MOST_ACTORS),
        words=WORDS,
    )


@router.get("/entity/{identifier}")
def entity_page(request: Request, identifier: str) -> HTMLResponse:
    """Someone or some place: all spellings, roles, events, where it is named."""
    shown = shown_to(request)
    entity = shown.record.entity(identifier)
    if entity is None:
        raise HTTPException(404, "no such entity in this record; it may have been joined with another")
    mentions = [m for m in shown.record.mentions if m.entity == identifier]
    return page(
        request,
        "entity.html.j2",
        shown=shown,
        entity=entity,
        events=shown.events_of.get(identifier, []),
        map=drawing(tuple(spots(shown.record, shown.events_of.get(identifier, []), own_of(request)))),
        mentions=mentions[:200],
        total=len(mentions),
    )


@router.get("/search")
def search_page(
    request: Request,
    q: Annotated[str, Query(max_length=500)] = "",
    layer: str = "",
    since: str = "",
    until: str = "",
    place: str = "",
    actor: str = "",
    type: str = "",
    status: str = "",
    language: str = "",
    p: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Search over events, reports and entities, with filters."""
    shown = shown_to(request)
    record = shown.record
    given = {"since": since, "until": until, "place": place, "actor": actor, "type": type, "status": status, "language": language}
    layer = layer if layer in SEARCHED else ""
    check_span(since or None, until or None)
    wanted = Sought(q, layer or None, **{k: v or None for k, v in given.items()}).plain()
    given |= {"type": wanted.type or "", "status": wanted.status or "", "language": wanted.language or ""}
    found = shown.index.search(wanted, PAGE, (p - 1) * PAGE)
    total = found.totals[layer] if layer else sum(found.totals.values())
    return page(
        request,
        "search.html.j2",
        shown=shown,
        q=q,
        layer=layer,
        given=given,
        found=found,
        p=p,
        pages=-(-total // PAGE),
        types=sorted({e.type for e in record.events}),
        statuses=STATUSES,
        languages=sorted({r.language for r in record.reports if r.language}),
        events={e.id: e for e in record.events},
    )


@router.get("/brief")
def brief_page(
    request: Request, since: str = "", until: str = "", place: str = "", story: str = "", language: str = "", format: str = "html"
) -> Response:
    """The brief, or that of a part: a page that needs nothing else, with its own style and no script; or a file to save.

    Where no part is asked for, a large record is told from its latest events on, and the brief says since when.
    """
    record = desk_of(request).shown.told_in(FIRST, rule_of(request)).record
    asked = Selection(since or None, until or None, place or None, story or None)
    selection = asked if asked.parts() else Selection(since=latest(record, MOST_IN_BRIEF))
    brief = make_brief(record, selection=selection, language=language or own_of(request).code)
    if format != "html":
        kept = {"Content-Disposition": f'attachment; filename="brief.{format}"'}
        return Response(brief.written(format), media_type=MEDIA.get(format), headers=kept)
    text = brief.html()
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return HTMLResponse(text, headers={"Content-Security-Policy": policy})


@router.get("/exports")
def exports_page(request: Request) -> HTMLResponse:
    """The record to take away, in every format."""
    return page(request, "exports.html.j2", formats=[format_named(name) for name in FORMATS], layers=LAYERS)


@router.get("/export/{name}")
def export_file(request: Request, name: str, what: str | None = None) -> Response:
    """An export as a file."""
    form = format_named(name)
    made = export(desk_of(request).shown.told_in(FIRST, rule_of(request)).record, name, what if form.by_layer else None)
    stem = f"{desk_of(request).path.stem}-{what}" if what and form.by_layer else desk_of(request).path.stem
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in stem)
    return Response(made.content, media_type=form.media, headers={"Content-Disposition": f'attachment; filename="{kept}{form.suffix}"'})
