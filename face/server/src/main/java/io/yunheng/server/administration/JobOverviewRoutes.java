/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.Operation;
import io.yunheng.casework.JobGlance;
import io.yunheng.casework.JobState;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
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
import io.yunheng.store.Store;
import java.util.List;
import java.util.Map;

/** All jobs of the installation, without what they are about. */
public final class JobOverviewRoutes implements WebRoutes {
  private final Store store;
  private final PageWordsSource words;

  public JobOverviewRoutes(Store store, PageWordsSource words) {
    this.store = store;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            "/administration/jobs", RouteNeed.installation(Operation.JOBS_OVERSEE), this::page));
  }

  private WebAnswer page(Visit visit) {
    RowWindow window = PageNumber.window(visit);
    RowList<JobGlance> jobs = store.jobs().oversee(window);
    PageWords say = words.of(visit);
    return WebAnswer.page(
        PageBody.wide(
            visit.text("job.title"),
            List.of(
                new PagePart.Prose(visit.text("job.overview.why")),
                new PagePart.Listing(
                    visit.text("job.title"),
                    List.of(
                        visit.text("job.kind"),
                        visit.text("job.state"),
                        visit.text("job.asked"),
                        visit.text("job.started"),
                        visit.text("job.ended"),
                        visit.text("job.attempts")),
                    jobs.rows().stream().map(job -> row(visit, say, job)).toList(),
                    visit.text("job.none"),
                    PageNumber.of(visit, window, jobs, Map.of())))));
  }

  private static List<PageCell> row(Visit visit, PageWords say, JobGlance job) {
    String kind = "job.kind." + job.kind();
    return List.of(
        new PageCell.Plain(visit.texts().keys().contains(kind) ? visit.text(kind) : job.kind()),
        new PageCell.Mark(
            say.word("job.state", job.state()),
            job.state() == JobState.FAILED ? Tone.BAD : Tone.PLAIN),
        new PageCell.Plain(say.moment(job.asked())),
        new PageCell.Plain(job.started().map(say::moment).orElse("")),
        new PageCell.Plain(job.ended().map(say::moment).orElse("")),
        new PageCell.Plain(Long.toString(job.attempts())));
  }
}
