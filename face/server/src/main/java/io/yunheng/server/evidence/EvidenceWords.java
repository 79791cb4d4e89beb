/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Person;
import io.yunheng.access.Role;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.util.Set;
import java.util.stream.Collectors;

/** Evidence in the words of a visit. */
record EvidenceWords(Visit visit, PageWords say, CaseDesk desk, boolean scanned) {
  /** What a type is called. */
  String type(String type) {
    String key = ContentTypes.label(type);
    return key.isEmpty() ? type : visit.text(key);
  }

  /** Who uploaded it, and as what where he is not of the customer's side. */
  String who(CaseEvidenceFile one, WorkCase workCase) {
    String name = desk.store().people().find(one.uploaded().by()).map(Person::name).orElse("");
    Set<Role> roles = desk.roles(one.uploaded().by(), workCase);
    String outside =
        roles.stream()
            .filter(role -> say.rules().table().of(role).independence())
            .map(say::role)
            .collect(Collectors.joining(visit.text("list.comma")));
    return outside.isEmpty() ? name : visit.text("evidence.by-role", name, outside);
  }

  /** Whether it counts. */
  PageCell state(CaseEvidenceFile one) {
    return new PageCell.Mark(
        say.word("evidence.state", one.state()),
        one.state() == EvidenceState.CURRENT ? Tone.GOOD : Tone.PLAIN);
  }

  /** What the scanner for malware said, and when. */
  PageCell scan(CaseEvidenceFile one) {
    return one.scan()
        .map(
            scan ->
                switch (scan.result()) {
                  case CLEAN ->
                      mark(visit.text("evidence.scan.clean", say.moment(scan.at())), Tone.GOOD);
                  case FOUND -> mark(visit.text("evidence.scan.found"), Tone.BAD);
                  case FAILED -> mark(visit.text("evidence.scan.failed"), Tone.WARN);
                })
        .orElseGet(
            () ->
                scanned
                    ? mark(visit.text("evidence.scan.waits"), Tone.PLAIN)
                    : new PageCell.Plain(visit.text("evidence.scan.none")));
  }

  private static PageCell mark(String text, Tone tone) {
    return new PageCell.Mark(text, tone);
  }
}
