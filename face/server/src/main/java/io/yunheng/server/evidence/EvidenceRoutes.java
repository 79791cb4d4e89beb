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
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.SaveResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The evidence of a case: what there is, each piece with its versions, and its bytes. */
final class EvidenceRoutes implements WebRoutes {
  static final String PATH = "/cases/{case}/evidence";
  private static final String ONE = PATH + "/{evidence}";

  private final CaseDesk desk;
  private final EvidenceFilesOut files;
  private final EvidenceCare care;
  private final UploadForms forms;
  private final PageWordsSource words;

  EvidenceRoutes(
      CaseDesk desk,
      EvidenceFilesOut files,
      EvidenceCare care,
      UploadForms forms,
      PageWordsSource words) {
    this.desk = desk;
    this.files = files;
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
            visit -> WebAnswer.page(one(visit, desk.evidence(visit), false))),
        WebRoute.get(
            ONE + "/content", RouteNeed.caseObjects(Operation.EVIDENCE_READ), this::content),
        WebRoute.post(
            ONE + "/withdraw", RouteNeed.caseObjects(Operation.EVIDENCE_READ), this::withdraw));
  }

  private EvidenceWords say(Visit visit) {
    return new EvidenceWords(visit, words.of(visit), desk, care.scans());
  }

  private PageBody page(Visit visit) {
    WorkCase workCase = desk.workCase(visit);
    EvidenceWords say = say(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(workCase.description().name(), "/cases/" + workCase.id()),
                new PageCell.Link(
                    visit.text("register.title"), "/cases/" + workCase.id() + "/registers"))));
    scannerRemark(visit, parts);
    Set<String> objects = desk.objects(visit, Operation.EVIDENCE_ADD, workCase);
    boolean adds =
        objects.isEmpty()
            ? desk.may(visit, Operation.EVIDENCE_ADD, workCase, "")
            : desk.may(visit, Operation.EVIDENCE_ADD, workCase, objects.iterator().next());
    if (adds) {
      parts.add(new PagePart.Heading(visit.text("evidence.add")));
      parts.add(forms.desk(visit, workCase, objects));
      unfinished(visit, workCase, parts);
    }
    parts.add(new PagePart.Heading(visit.text("evidence.list")));
    listing(visit, say, workCase, parts);
    return PageBody.wide(visit.text("evidence.title"), parts);
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
            visit.text(
                "evidence.of", EvidenceWords.size(one.received()), EvidenceWords.size(one.size()))),
        new PageCell.Plain(words.of(visit).moment(one.began())),
        new PageCell.Button(
            address + "/drop",
            visit.text("evidence.drop"),
            visit.text("evidence.drop.of", one.description().path()),
            Map.of(),
            Tone.BAD));
  }

  private void listing(Visit visit, EvidenceWords say, WorkCase workCase, List<PagePart> parts) {
    Optional<EvidenceKind> kind = Word.of(EvidenceKind.class, visit.form("kind"));
    boolean all = visit.form("state").equals("all");
    RowWindow window = PageNumber.window(visit);
    Scope scope = desk.access().scope(visit, Operation.EVIDENCE_READ);
    RowList<CaseEvidenceFile> found =
        desk.store()
            .evidence()
            .list(
                scope,
                workCase.id(),
                all ? EnumSet.allOf(EvidenceState.class) : EnumSet.of(EvidenceState.CURRENT),
                kind,
                visit.form("q"),
                window);
    FieldMaker make = new FieldMaker(visit);
    List<FormField.Option> kinds =
        Stream.concat(
                Stream.of(new FormField.Option("", visit.text("word.all"))),
                words
                    .of(visit)
                    .options("evidence.kind", Arrays.stream(EvidenceKind.values()))
                    .stream())
            .toList();
    parts.add(
        new PagePart.EntryForm(
            visit.path(),
            "",
            List.of(
                new FormField.Line(
                    "q",
                    visit.text("evidence.search"),
                    visit.form("q"),
                    "",
                    FormField.Kind.SEARCH,
                    "off",
                    false),
                new FormField.Choice(
                    "kind",
                    visit.text("evidence.kind"),
                    kinds,
                    kind.map(EvidenceKind::code).orElse(""),
                    ""),
                make.choice(
                    "state",
                    List.of(
                        new FormField.Option("", visit.text("evidence.state.current")),
                        new FormField.Option("all", visit.text("evidence.state.every"))),
                    all ? "all" : "")),
            visit.text("form.search"),
            Tone.PLAIN,
            Map.of(),
            false));
    desk.store()
        .evidence()
        .usage(scope, workCase.id())
        .ifPresent(
            usage ->
                parts.add(
                    new PagePart.Prose(
                        visit.text(
                            "evidence.usage",
                            EvidenceWords.size(usage.bytes()),
                            EvidenceWords.size(usage.quota())))));
    parts.add(
        new PagePart.Listing(
            visit.text("evidence.list"),
            List.of(
                visit.text("evidence.path"),
                visit.text("evidence.kind"),
                visit.text("evidence.type"),
                visit.text("evidence.size"),
                visit.text("evidence.date"),
                visit.text("evidence.uploaded"),
                visit.text("evidence.scan"),
                visit.text("field.state")),
            found.rows().stream().map(one -> row(visit, say, workCase, one)).toList(),
            visit.text("evidence.none"),
            PageNumber.of(
                visit,
                window,
                found,
                Map.of(
                    "q", visit.form("q"),
                    "kind", kind.map(EvidenceKind::code).orElse(""),
                    "state", all ? "all" : ""))));
  }

  private static List<PageCell> row(
      Visit visit, EvidenceWords say, WorkCase workCase, CaseEvidenceFile one) {
    return List.of(
        new PageCell.Link(one.description().path(), address(one)),
        new PageCell.Plain(visit.text("evidence.kind." + one.description().kind().code())),
        new PageCell.Plain(say.type(one.content().type())),
        new PageCell.Plain(EvidenceWords.size(one.content().size())),
        new PageCell.Plain(one.description().date().map(Object::toString).orElse("")),
        new PageCell.Plain(say.say().moment(one.uploaded().at()) + " " + say.who(one, workCase)),
        say.scan(one),
        say.state(one));
  }

  static String address(CaseEvidenceFile one) {
    return "/cases/" + one.workCase() + "/evidence/" + one.id();
  }

  private PageBody one(Visit visit, CaseEvidenceFile one, boolean stale) {
    WorkCase workCase = desk.workCase(visit);
    EvidenceWords say = say(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(workCase.description().name(), "/cases/" + workCase.id()),
                new PageCell.Link(
                    visit.text("evidence.title"), "/cases/" + workCase.id() + "/evidence"))));
    if (stale) {
      parts.add(new PagePart.Remark(Tone.BAD, visit.text("evidence.stale")));
    }
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
                      visit.text("evidence.download", EvidenceWords.size(one.content().size())),
                      address(one) + "/content"))));
      files
          .extract(one)
          .ifPresent(text -> parts.add(new PagePart.Extract(visit.text("evidence.extract"), text)));
    }
    versions(visit, say, workCase, one, parts);
    change(visit, workCase, one, parts);
    return PageBody.wide(one.description().path(), parts);
  }

  private static PagePart facts(
      Visit visit, EvidenceWords say, WorkCase workCase, CaseEvidenceFile one) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(new PagePart.Fact(visit.text("field.state"), say.state(one)));
    facts.add(
        plain(
            visit,
            "evidence.kind",
            visit.text("evidence.kind." + one.description().kind().code())));
    facts.add(plain(visit, "evidence.type", say.type(one.content().type())));
    facts.add(plain(visit, "evidence.size", EvidenceWords.size(one.content().size())));
    if (!one.description().object().isEmpty()) {
      facts.add(plain(visit, "evidence.object", one.description().object()));
    }
    facts.add(
        plain(
            visit,
            "evidence.date",
            one.description().date().map(Object::toString).orElse(visit.text("word.none"))));
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
                            new PageCell.Plain(EvidenceWords.size(version.content().size())),
                            new PageCell.Mono(version.content().sm3().substring(0, 16)),
                            say.state(version)))
                .toList(),
            visit.text("list.none")));
  }

  private void change(Visit visit, WorkCase workCase, CaseEvidenceFile one, List<PagePart> parts) {
    Operation changing = CaseDesk.changing(one.description().kind());
    if (one.state() != EvidenceState.CURRENT
        || !desk.may(visit, changing, workCase, one.description().object())) {
      return;
    }
    if (desk.may(
        visit, CaseDesk.adding(one.description().kind()), workCase, one.description().object())) {
      parts.add(new PagePart.Heading(visit.text("evidence.replace")));
      parts.add(forms.newVersion(visit, workCase, one));
    }
    parts.add(new PagePart.Heading(visit.text("evidence.withdraw")));
    parts.add(new PagePart.Prose(visit.text("evidence.withdraw.why")));
    parts.add(
        new PagePart.EntryForm(
            address(one) + "/withdraw",
            "",
            List.of(new FieldMaker(visit).kept("version", Long.toString(one.version()))),
            visit.text("evidence.withdraw"),
            Tone.BAD,
            Map.of(),
            true));
  }

  private WebAnswer content(Visit visit) {
    CaseEvidenceFile one = desk.evidence(visit);
    if (one.state() == EvidenceState.WITHDRAWN) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return new WebAnswer.Streamed(
        FileName.ofPath(one.description().path()), one.content().size(), files.content(visit, one));
  }

  private WebAnswer withdraw(Visit visit) {
    CaseEvidenceFile one = desk.evidence(visit);
    WorkCase workCase = desk.workCase(visit);
    Operation changing = CaseDesk.changing(one.description().kind());
    desk.need(visit, changing, workCase, one.description().object());
    SaveResult<CaseEvidenceFile> saved =
        desk.store()
            .evidence()
            .withdraw(
                desk.access().scope(visit, changing), one.id(), visit.version(), visit.author());
    return switch (saved) {
      case SaveResult.Saved<CaseEvidenceFile> _ ->
          WebAnswer.to("/cases/" + workCase.id() + "/evidence");
      case SaveResult.Stale<CaseEvidenceFile>(CaseEvidenceFile current) ->
          new WebAnswer.Shown(409, one(visit, current, true), List.of());
    };
  }
}
