/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.Operation;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.report.view.ObservationView.DatumView;
import io.yunheng.server.job.CaseSnapshot;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.web.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads from what a result stands on to the evidence, for those who may see it. */
final class SourceLinks {
  private static final Pattern PLACE =
      Pattern.compile("((?:registers|documents|events|estates)/[^“”\"',，]+).*", Pattern.DOTALL);

  private final String evidence;
  private final boolean readable;
  private final Map<String, String> ids = new HashMap<>();

  SourceLinks(Visit visit, VisibleRun run, RunDesk desk, RunFolder folder) {
    this.evidence = "/cases/" + run.workCase().id() + "/evidence";
    this.readable = run.whole() && desk.may(visit, run, Operation.EVIDENCE_READ);
    if (readable) {
      CaseSnapshot.in(folder.of(run.run()))
          .map(CaseSnapshot::entries)
          .orElse(List.of())
          .forEach(entry -> ids.put(entry.place(), entry.evidence().text()));
    }
  }

  /** Where a datum was read, as a link to the piece of evidence where that is known. */
  PageCell of(DatumView datum) {
    if (!readable) {
      return new PageCell.Plain(datum.call());
    }
    Matcher place = PLACE.matcher(datum.call());
    if (place.matches()) {
      String file = place.group(1).strip();
      return new PageCell.Link(
          datum.call(), ids.containsKey(file) ? evidence + "/" + ids.get(file) : list(kind(file)));
    }
    return new PageCell.Link(datum.call(), list(EvidenceKind.ESTATE));
  }

  /** The page of what a datum came from. */
  String href(DatumView datum) {
    return of(datum) instanceof PageCell.Link link ? link.href() : "";
  }

  private String list(EvidenceKind kind) {
    return evidence + "?kind=" + kind.code();
  }

  private static EvidenceKind kind(String file) {
    return switch (file.substring(0, file.indexOf('/'))) {
      case "registers" -> EvidenceKind.REGISTER;
      case "documents" -> EvidenceKind.DOCUMENT;
      case "events" -> EvidenceKind.EVENTS;
      default -> EvidenceKind.ESTATE;
    };
  }
}
