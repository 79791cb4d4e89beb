/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.AccessRules;
import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results of a case: its last run, all its runs, and the files of each. */
public final class ResultRoutes implements WebRoutes {
  private static final String CASE = "/cases/{case}";
  private static final String RUN = CASE + "/runs/{run}";

  private final RunDesk desk;
  private final RunFolder folder;
  private final PageWordsSource words;
  private final CatalogShelf shelf;
  private final RunPage page;
  private final ItemPage items;
  private final ObservationPage observations;
  private final ComparisonPage comparisons;
  private final CaseTakeOut takeOut;

  /**
   * Shows the runs of a store.
   *
   * @param data the folder in which the folders of runs lie
   */
  public ResultRoutes(
      Store store,
      AccessRules rules,
      StandingAccess access,
      PageWordsSource words,
      CatalogShelf shelf,
      Path data) {
    this.folder = new RunFolder(data);
    this.desk = new RunDesk(store, rules, new RunShelf(folder, shelf));
    this.words = words;
    this.shelf = shelf;
    this.takeOut = new CaseTakeOut(store, access, folder);
    this.page = new RunPage(desk, folder, takeOut, shelf, words);
    this.items = new ItemPage(desk, folder, shelf, words);
    this.observations = new ObservationPage(desk, folder, words);
    this.comparisons = new ComparisonPage(desk, folder, shelf, words);
  }

  /** What runs found, for the records that people write. */
  public RunRecords records() {
    return new RunRecords(desk, shelf);
  }

  /** What the last run of a case lacks. */
  public RunNeeds needs() {
    return new RunNeeds(desk);
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.caseObjects(Operation.RESULT_READ);
    return List.of(
        WebRoute.get(CASE + "/results", need, this::latest),
        WebRoute.get(CASE + "/runs", need, visit -> WebAnswer.page(history(visit))),
        WebRoute.get(RUN, need, visit -> WebAnswer.page(page.of(visit, desk.run(visit)))),
        WebRoute.get(
            RUN + "/items/{item}", need, visit -> WebAnswer.page(items.of(visit, desk.run(visit)))),
        WebRoute.get(RUN + "/items/{item}/observations", need, this::observations),
        WebRoute.get(RUN + "/files/{file}", need, this::download),
        WebRoute.post(
            RUN + "/case",
            RouteNeed.workCase(Operation.CASE_TAKE_OUT),
            visit -> takeOut.answer(visit, desk.run(visit))),
        WebRoute.get(CASE + "/compare", need, visit -> WebAnswer.page(comparisons.of(visit))));
  }

  private WebAnswer latest(Visit visit) {
    WorkCase one = desk.workCase(visit);
    List<AssessmentRun> runs = desk.runs(visit, one, RowWindow.first(1)).rows();
    return runs.isEmpty()
        ? WebAnswer.page(
            PageBody.wide(
                visit.text("result.title"),
                List.of(
                    CaseTrail.of(visit, one), new PagePart.Prose(visit.text("result.none-yet")))))
        : WebAnswer.to("/cases/" + one.id() + "/runs/" + runs.getFirst().id());
  }

  private WebAnswer observations(Visit visit) {
    PageBody body = observations.of(visit, desk.run(visit));
    return visit.forFragment() ? WebAnswer.parts(body) : WebAnswer.page(body);
  }

  /** The files hold the whole run, so only who may see all of it gets them. */
  private WebAnswer download(Visit visit) {
    VisibleRun run = desk.run(visit);
    RunFolder.Kind kind =
        RunFolder.Kind.of(visit.request().pathVariable("file"))
            .filter(_ -> run.whole())
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    Path file = folder.file(run.run(), kind);
    if (!Files.isRegularFile(file)) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return kind.picture()
        ? WebAnswer.picture(file, kind.download())
        : WebAnswer.file(file, kind.download());
  }

  private PageBody history(Visit visit) {
    WorkCase one = desk.workCase(visit);
    RowWindow window = PageNumber.window(visit);
    RowList<AssessmentRun> runs = desk.runs(visit, one, window);
    List<PagePart> parts = new ArrayList<>();
    parts.add(CaseTrail.of(visit, one));
    parts.add(new PagePart.Prose(visit.text("result.history.why")));
    List<List<PageCell>> rows = new ArrayList<>();
    for (int i = 0; i < runs.rows().size(); i++) {
      AssessmentRun run = runs.rows().get(i);
      rows.add(
          row(
              visit,
              one,
              run,
              i + 1 < runs.rows().size() ? runs.rows().get(i + 1).id().text() : ""));
    }
    parts.add(
        new PagePart.Listing(
            visit.text("result.history"),
            List.of(
                visit.text("result.run"),
                visit.text("result.as-of"),
                visit.text("result.scale"),
                visit.text("result.counts"),
                visit.text("result.comparison")),
            rows,
            visit.text("result.none-yet"),
            PageNumber.of(visit, window, runs, Map.of())));
    parts.addAll(comparisons.form(visit, one, runs.rows(), "", ""));
    return PageBody.wide(visit.text("result.history"), parts);
  }

  private List<PageCell> row(Visit visit, WorkCase one, AssessmentRun run, String before) {
    String base = "/cases/" + one.id();
    Map<String, Long> verdicts = desk.store().runs().verdicts(desk.scope(visit), run.id());
    return List.of(
        new PageCell.Link(words.of(visit).moment(run.ended()), base + "/runs/" + run.id()),
        new PageCell.Plain(words.of(visit).moment(run.asOf())),
        new PageCell.Plain(Words.in(visit.language()).word("scale", run.scale())),
        new PageCell.Several(VerdictLinks.counts(visit, run, verdicts)),
        before.isEmpty()
            ? PageCell.none()
            : new PageCell.Link(
                visit.text("result.with-before"),
                base + "/compare?before=" + before + "&after=" + run.id()));
  }

  /** The id of a run in a form; the page is not there without one. */
  static RandomId id(Visit visit, String name) {
    return visit.formId(name).orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }
}
