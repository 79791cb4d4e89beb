/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowWindow;
import io.yunheng.store.SaveResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evidence is withdrawn, with a reason, and an older version made current again. */
final class EvidenceChangeRoutes implements WebRoutes {
  private static final String ONE = EvidenceRoutes.PATH + "/{evidence}";
  private static final int RUNS = 100;

  private final CaseDesk desk;
  private final EvidencePreviews previews;
  private final CheckOrders checks;
  private final PageWordsSource words;
  private final Path data;

  EvidenceChangeRoutes(
      CaseDesk desk,
      EvidencePreviews previews,
      CheckOrders checks,
      PageWordsSource words,
      Path data) {
    this.desk = desk;
    this.previews = previews;
    this.checks = checks;
    this.words = words;
    this.data = data;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.caseObjects(Operation.EVIDENCE_READ);
    return List.of(
        WebRoute.get(
            ONE + "/withdraw",
            need,
            visit -> WebAnswer.page(page(visit, changed(visit), Map.of()))),
        WebRoute.post(ONE + "/withdraw", need, this::withdraw),
        WebRoute.post(ONE + "/restore", need, this::restore));
  }

  /** The evidence, if the visitor may change it. */
  private CaseEvidenceFile changed(Visit visit) {
    CaseEvidenceFile one = desk.evidence(visit);
    desk.need(
        visit,
        CaseDesk.changing(one.description().kind()),
        desk.workCase(visit),
        one.description().object());
    return one;
  }

  private PageBody page(Visit visit, CaseEvidenceFile one, Map<String, String> problems) {
    List<PagePart> parts = new ArrayList<>();
    parts.addAll(uses(visit, one).parts(visit, words.of(visit)));
    parts.add(new PagePart.Prose(visit.text("evidence.withdraw.why")));
    parts.add(
        new PagePart.EntryForm(
            EvidenceRoutes.address(one) + "/withdraw",
            "",
            List.of(
                new FormField.Area(
                    "reason",
                    visit.text("evidence.withdraw.reason"),
                    visit.form("reason"),
                    "",
                    true),
                new FieldMaker(visit).kept("version", Long.toString(one.version()))),
            visit.text("evidence.withdraw"),
            Tone.BAD,
            problems,
            true));
    parts.add(
        new PagePart.LinkRow(
            List.of(new PageCell.Link(visit.text("form.cancel"), EvidenceRoutes.address(one)))));
    return PageBody.narrow(visit.text("evidence.withdraw.title", one.description().path()), parts);
  }

  private EvidenceUses uses(Visit visit, CaseEvidenceFile one) {
    return EvidenceUses.of(
        one,
        desk.store()
            .runs()
            .list(
                desk.access().scope(visit, Operation.RESULT_READ),
                one.workCase(),
                RowWindow.first(RUNS)),
        data);
  }

  private WebAnswer withdraw(Visit visit) {
    CaseEvidenceFile one = changed(visit);
    WorkCase workCase = desk.workCase(visit);
    String reason = visit.form("reason");
    if (reason.isBlank()) {
      return WebAnswer.again(
          page(visit, one, Map.of("reason", visit.text("evidence.withdraw.reason.none"))));
    }
    SaveResult<CaseEvidenceFile> saved =
        desk.store()
            .evidence()
            .withdraw(
                desk.access().scope(visit, CaseDesk.changing(one.description().kind())),
                one.id(),
                visit.version(),
                visit.author().because(reason));
    return switch (saved) {
      case SaveResult.Saved<CaseEvidenceFile> _ -> {
        previews.forget(one.id());
        yield WebAnswer.to("/cases/" + workCase.id() + "/evidence?withdrawn=" + one.id());
      }
      case SaveResult.Stale<CaseEvidenceFile>(CaseEvidenceFile current) -> {
        PageBody body = page(visit, current, Map.of());
        List<PagePart> parts = new ArrayList<>();
        parts.add(new PagePart.Remark(Tone.BAD, visit.text("evidence.stale")));
        parts.addAll(body.parts());
        yield new WebAnswer.Shown(409, PageBody.narrow(body.title(), parts), List.of());
      }
    };
  }

  private WebAnswer restore(Visit visit) {
    CaseEvidenceFile one = changed(visit);
    EvidenceKind kind = one.description().kind();
    if (one.state() != EvidenceState.REPLACED) {
      return WebAnswer.to(EvidenceRoutes.address(one));
    }
    desk.need(visit, CaseDesk.adding(kind), desk.workCase(visit), one.description().object());
    Optional<CaseEvidenceFile> restored =
        desk.store()
            .evidence()
            .restore(
                desk.access().scope(visit, CaseDesk.changing(kind)),
                one.id(),
                visit.known().person().id(),
                visit.author());
    if (kind == EvidenceKind.REGISTER) {
      restored.ifPresent(_ -> checks.ask(one.workCase(), visit.author()));
      return WebAnswer.to(RegisterStanding.address(one.workCase()));
    }
    return WebAnswer.to(EvidenceRoutes.address(restored.orElse(one)));
  }
}
