/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The evidence of a case: what there is, each piece with its versions, and its bytes. */
final class EvidenceRoutes implements WebRoutes {
  static final String PATH = "/cases/{case}/evidence";
  private static final String ONE = PATH + "/{evidence}";

  private final CaseDesk desk;
  private final EvidenceFilesOut files;
  private final PreviewParts preview;
  private final EvidenceCare care;
  private final UploadForms forms;
  private final PageWordsSource words;
  private final EvidenceAges ages = EvidenceAges.shipped();

  EvidenceRoutes(
      CaseDesk desk,
      EvidenceFilesOut files,
      EvidencePreviews previews,
      EvidenceCare care,
      UploadForms forms,
      PageWordsSource words) {
    this.desk = desk;
    this.files = files;
    this.preview = new PreviewParts(files, previews);
    this.care = care;
    this.forms = forms;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.caseObjects(Operation.EVIDENCE_READ),
            visit -> WebAnswer.page(page(visit))),
        WebRoute.get(
            ONE,
            RouteNeed.caseObjects(Operation.EVIDENCE_READ),
            visit -> WebAnswer.page(one(visit, desk.evidence(visit)))),
        WebRoute.get(
            ONE + "/content", RouteNeed.caseObjects(Operation.EVIDENCE_READ), this::content),
        WebRoute.get(
            ONE + "/preview",
            RouteNeed.caseObjects(Operation.EVIDENCE_READ),
            visit -> preview.later(visit, shown(visit))),
        WebRoute.get(
            ONE + "/picture",
            RouteNeed.caseObjects(Operation.EVIDENCE_READ),
            visit ->
                preview
                    .picture(shown(visit))
                    .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE))));
  }

  private EvidenceWords say(Visit visit) {
    return new EvidenceWords(visit, words.of(visit), desk, care.scans());
  }

  private PageBody page(Visit visit) {
    WorkCase workCase = desk.workCase(visit);
    EvidenceWords say = say(visit);
    List<PagePart> parts = new ArrayList<>();
    withdrawn(visit, parts);
    scannerRemark(visit, parts);
    Set<String> objects = desk.objects(visit, Operation.EVIDENCE_ADD, workCase);
    boolean adds =
        objects.isEmpty()
            ? desk.may(visit, Operation.EVIDENCE_ADD, workCase, "")
            : desk.may(visit, Operation.EVIDENCE_ADD, workCase, objects.iterator().next());
    List<PagePart> list = new ArrayList<>();
    long total = listing(visit, say, workCase, list);
    if (adds) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("evidence.add"),
              List.of(forms.desk(visit, workCase, objects)),
              total == 0 && !filtered(visit)));
      List<PagePart> left = new ArrayList<>();
      unfinished(visit, workCase, left);
      parts.add(new PagePart.Refreshed("evidence-unfinished", left));
    }
    parts.add(new PagePart.Refreshed("evidence-list", list));
    return PageBody.wide(visit.text("evidence.title"), parts);
  }

  private static boolean filtered(Visit visit) {
    return !(visit.form("q") + visit.form("kind") + visit.form("overdue")).isEmpty();
  }

  /** Says what was withdrawn a moment ago. */
  private void withdrawn(Visit visit, List<PagePart> parts) {
    visit
        .formId("withdrawn")
        .flatMap(
            id ->
                desk.store()
                    .evidence()
                    .find(desk.access().scope(visit, Operation.EVIDENCE_READ), id))
        .filter(one -> one.workCase().equals(visit.id("case")))
        .filter(one -> one.state() == EvidenceState.WITHDRAWN)
        .ifPresent(
            one ->
                parts.add(
                    new PagePart.Sentence(
                        List.of(
                            new PageCell.Mark(visit.text("evidence.state.withdrawn"), Tone.GOOD),
                            new PageCell.Plain(" "),
                            new PageCell.Link(one.description().path(), address(one))))));
  }

  private void scannerRemark(Visit visit, List<PagePart> parts) {
    if (care.scans() && care.scannerState().isEmpty()) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("evidence.scanner.silent")));
    }
  }

  private void unfinished(Visit visit, WorkCase workCase, List<PagePart> parts) {
    List<PartialUpload> own = forms.own(visit, workCase);
    if (own.isEmpty()) {
      return;
    }
    parts.add(new PagePart.Heading(visit.text("evidence.unfinished")));
    parts.add(new PagePart.Prose(visit.text("evidence.unfinished.how")));
    parts.add(
        new PagePart.Listing(
            visit.text("evidence.unfinished"),
            List.of(
                visit.text("evidence.path"),
                visit.text("evidence.received"),
                visit.text("evidence.began"),
                ""),
            own.stream().map(one -> unfinished(visit, one)).toList(),
            visit.text("list.none")));
  }

  private List<PageCell> unfinished(Visit visit, PartialUpload one) {
    String address = "/cases/" + one.workCase() + "/uploads/" + one.id();
    return List.of(
        new PageCell.Link(one.description().path(), address),
        new PageCell.Plain(
            visit.text("evidence.of", PageWords.size(one.received()), PageWords.size(one.size()))),
        new PageCell.Plain(words.of(visit).moment(one.began())),
        new PageCell.Button(
            address + "/drop",
            visit.text("evidence.drop"),
            visit.text("evidence.drop.of", one.description().path()),
            Map.of(),
            Tone.BAD));
  }

  /** The evidence that the address asks for; how much there is of it. */
  private long listing(Visit visit, EvidenceWords say, WorkCase workCase, List<PagePart> parts) {
    Optional<EvidenceKind> kind = Word.of(EvidenceKind.class, visit.form("kind"));
    boolean all = visit.form("state").equals("all");
    boolean overdue = visit.form("overdue").equals("1");
    RowWindow window = PageNumber.window(visit);
    Scope scope = desk.access().scope(visit, Operation.EVIDENCE_READ);
    ZoneId zone = workCase.description().timeZone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    RowList<CaseEvidenceFile> found =
        overdue
            ? desk.store()
                .evidence()
                .overdue(scope, workCase.id(), ages.firstDays(today), zone, window)
            : desk.store()
                .evidence()
                .list(
                    scope,
                    workCase.id(),
                    all ? EnumSet.allOf(EvidenceState.class) : EnumSet.of(EvidenceState.CURRENT),
                    kind,
                    visit.form("q"),
                    window);
    EvidenceSearch filter = new EvidenceSearch(visit, words.of(visit), ages);
    if (overdue) {
      parts.add(filter.overdue(workCase));
    } else {
      parts.add(filter.form(kind, all));
    }
    desk.store()
        .evidence()
        .usage(scope, workCase.id())
        .ifPresent(
            usage ->
                parts.add(
                    new PagePart.Prose(
                        visit.text(
                            "evidence.usage",
                            PageWords.size(usage.bytes()),
                            PageWords.size(usage.quota())))));
    parts.add(
        new PagePart.Listing(
            visit.text("evidence.list"),
            columns(visit),
            found.rows().stream().map(one -> row(visit, say, workCase, one, today)).toList(),
            visit.text("evidence.none"),
            PageNumber.of(
                visit,
                window,
                found,
                Map.of(
                    "q",
                    visit.form("q"),
                    "kind",
                    kind.map(EvidenceKind::code).orElse(""),
                    "overdue",
                    overdue ? "1" : "",
                    "state",
                    all ? "all" : ""))));
    return found.total();
  }

  private List<String> columns(Visit visit) {
    List<String> columns = new ArrayList<>();
    columns.add(visit.text("evidence.path"));
    columns.add(visit.text("evidence.kind"));
    columns.add(visit.text("evidence.type"));
    columns.add(visit.text("evidence.size"));
    columns.add(visit.text("evidence.date"));
    columns.add(visit.text("evidence.uploaded"));
    columns.add(visit.text("evidence.by"));
    if (care.scans()) {
      columns.add(visit.text("evidence.scan"));
    }
    columns.add(visit.text("field.state"));
    return columns;
  }

  private List<PageCell> row(
      Visit visit, EvidenceWords say, WorkCase workCase, CaseEvidenceFile one, LocalDate today) {
    List<PageCell> row = new ArrayList<>();
    row.add(
        new PageCell.Titled(
            one.description().path(),
            address(one),
            Stream.of(
                    one.description().note(),
                    one.description().object(),
                    one.description().origin())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "))));
    row.add(new PageCell.Unbroken(visit.text("evidence.kind." + one.description().kind().code())));
    row.add(new PageCell.Unbroken(say.type(one.content().type())));
    row.add(new PageCell.Unbroken(PageWords.size(one.content().size())));
    row.add(new PageCell.Unbroken(one.description().date().map(Object::toString).orElse("")));
    row.add(new PageCell.Unbroken(say.say().moment(one.uploaded().at())));
    row.add(new PageCell.Plain(say.who(one, workCase)));
    if (care.scans()) {
      row.add(say.scan(one));
    }
    boolean old =
        one.state() == EvidenceState.CURRENT
            && ages.old(one, workCase.description().timeZone(), today);
    row.add(old ? new PageCell.Mark(visit.text("evidence.overdue"), Tone.WARN) : say.state(one));
    return row;
  }

  static String address(CaseEvidenceFile one) {
    return "/cases/" + one.workCase() + "/evidence/" + one.id();
  }

  private PageBody one(Visit visit, CaseEvidenceFile one) {
    WorkCase workCase = desk.workCase(visit);
    EvidenceWords say = say(visit);
    List<PagePart> parts = new ArrayList<>();
    scannerRemark(visit, parts);
    boolean infected = one.infected();
    if (infected) {
      parts.add(
          new PagePart.Remark(
              Tone.BAD,
              one.scan().map(scan -> visit.text("evidence.infected", scan.answer())).orElse("")));
    }
    if (files.differs(one)) {
      parts.add(
          new PagePart.Remark(
              Tone.WARN, visit.text("evidence.differs", say.type(one.content().type()))));
    }
    parts.add(facts(visit, say, workCase, one));
    boolean shown = one.state() != EvidenceState.WITHDRAWN && !infected;
    if (shown) {
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(
                      visit.text("evidence.download", PageWords.size(one.content().size())),
                      address(one) + "/content"))));
      parts.addAll(preview.page(visit, one));
    }
    versions(visit, say, workCase, one, parts);
    change(visit, workCase, one, parts);
    return PageBody.wide(one.description().path(), parts);
  }

  private PagePart facts(Visit visit, EvidenceWords say, WorkCase workCase, CaseEvidenceFile one) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(new PagePart.Fact(visit.text("field.state"), say.state(one)));
    facts.add(
        plain(
            visit,
            "evidence.kind",
            visit.text("evidence.kind." + one.description().kind().code())));
    facts.add(plain(visit, "evidence.type", say.type(one.content().type())));
    facts.add(plain(visit, "evidence.size", PageWords.size(one.content().size())));
    if (!one.description().object().isEmpty()) {
      facts.add(plain(visit, "evidence.object", one.description().object()));
    }
    boolean own =
        SnapshotWord.says(
            one,
            desk.store()
                .evidence()
                .file(desk.access().scope(visit, Operation.EVIDENCE_READ), one.id()),
            workCase.description().timeZone());
    facts.add(
        plain(
            visit,
            "evidence.date",
            one.description()
                .date()
                .map(Object::toString)
                .map(day -> own ? visit.text("evidence.date.own", day) : day)
                .orElse(visit.text("word.none"))));
    facts.add(
        plain(
            visit,
            "evidence.origin",
            one.description().origin().isEmpty()
                ? visit.text("word.none")
                : one.description().origin()));
    facts.add(plain(visit, "evidence.uploaded", say.say().moment(one.uploaded().at())));
    facts.add(plain(visit, "evidence.by", say.who(one, workCase)));
    facts.add(new PagePart.Fact(visit.text("evidence.scan"), say.scan(one)));
    one.scan().ifPresent(scan -> facts.add(plain(visit, "evidence.scan.words", scan.answer())));
    if (!one.description().note().isEmpty()) {
      facts.add(plain(visit, "evidence.note", one.description().note()));
    }
    facts.add(new PagePart.Fact("SM3", new PageCell.Mono(one.content().sm3())));
    facts.add(new PagePart.Fact("SHA-256", new PageCell.Mono(one.content().sha256())));
    return new PagePart.FactList(facts);
  }

  private static PagePart.Fact plain(Visit visit, String key, String value) {
    return new PagePart.Fact(visit.text(key), new PageCell.Plain(value));
  }

  private void versions(
      Visit visit,
      EvidenceWords say,
      WorkCase workCase,
      CaseEvidenceFile one,
      List<PagePart> parts) {
    List<CaseEvidenceFile> all =
        desk.store()
            .evidence()
            .versions(
                desk.access().scope(visit, Operation.EVIDENCE_READ),
                workCase.id(),
                one.description().object(),
                one.description().path());
    parts.add(new PagePart.Heading(visit.text("evidence.versions")));
    parts.add(
        new PagePart.Listing(
            visit.text("evidence.versions"),
            List.of(
                visit.text("evidence.uploaded"),
                visit.text("evidence.by"),
                visit.text("evidence.size"),
                "SM3",
                visit.text("field.state")),
            all.stream()
                .map(
                    version ->
                        List.of(
                            version.id().equals(one.id())
                                ? new PageCell.Plain(say.say().moment(version.uploaded().at()))
                                : new PageCell.Link(
                                    say.say().moment(version.uploaded().at()), address(version)),
                            new PageCell.Plain(say.who(version, workCase)),
                            new PageCell.Plain(PageWords.size(version.content().size())),
                            new PageCell.Mono(version.content().sm3().substring(0, 16)),
                            say.state(version)))
                .toList(),
            visit.text("list.none")));
  }

  private void change(Visit visit, WorkCase workCase, CaseEvidenceFile one, List<PagePart> parts) {
    EvidenceKind kind = one.description().kind();
    boolean changes =
        desk.may(visit, CaseDesk.changing(kind), workCase, one.description().object());
    boolean adds = desk.may(visit, CaseDesk.adding(kind), workCase, one.description().object());
    if (changes && adds && one.state() == EvidenceState.REPLACED) {
      parts.add(
          new PagePart.EntryForm(
              address(one) + "/restore", "", List.of(), visit.text("evidence.restore")));
    }
    if (!changes || one.state() != EvidenceState.CURRENT) {
      return;
    }
    if (adds) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("evidence.replace"), List.of(forms.newVersion(visit, workCase, one))));
    }
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(
                    visit.text("evidence.withdraw.begin"), address(one) + "/withdraw"))));
  }

  /** The piece of evidence of the path, where its content may be shown. */
  private CaseEvidenceFile shown(Visit visit) {
    CaseEvidenceFile one = desk.evidence(visit);
    if (one.state() == EvidenceState.WITHDRAWN || one.infected()) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return one;
  }

  private WebAnswer content(Visit visit) {
    CaseEvidenceFile one = desk.evidence(visit);
    if (one.state() == EvidenceState.WITHDRAWN) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return new WebAnswer.Streamed(
        FileName.ofPath(one.description().path()),
        OptionalLong.of(one.content().size()),
        files.content(visit, one, Operation.EVIDENCE_READ));
  }
}
