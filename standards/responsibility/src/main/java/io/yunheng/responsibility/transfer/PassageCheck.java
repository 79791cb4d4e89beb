/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an agreement is said to state has to stand in its document. */
public final class PassageCheck {
  private final TransferRules rules;
  private final Arrangement arrangement;
  private final Passages passages;
  private final TransferFindings findings;
  private final AgreementContents contents = AgreementContents.shipped();

  public PassageCheck(
      TransferRules rules, Arrangement arrangement, Passages passages, TransferFindings findings) {
    this.rules = rules;
    this.arrangement = arrangement;
    this.passages = passages;
    this.findings = findings;
  }

  /** Says each thing that cannot be confirmed once for each agreement. */
  public void check(ServiceAgreement one) {
    Map<String, Map<String, Text>> found = new LinkedHashMap<>();
    passages.of(one.id()).forEach((term, at) -> look(at, named(one, term), found));
    passages.contents(one.id()).forEach((content, at) -> look(at, named(one, content), found));
    found.forEach(
        (rule, values) -> {
          List<String> asking = rule.equals("passage-missing") ? asking(one) : List.of();
          if (asking.isEmpty()) {
            findings.add(rule, one, values);
          } else {
            findings.add(rule, asking, one, values);
          }
        });
  }

  /** The clauses that ask for what is not in the document, for the services it may be about. */
  private List<String> asking(ServiceAgreement one) {
    Set<String> asking = new LinkedHashSet<>();
    for (CloudService service : arrangement.services()) {
      if (one.scope().reaches(service.id())) {
        passages
            .of(one.id())
            .forEach(
                (term, at) ->
                    add(at, rules.asked().getOrDefault(term, List.of()), service, asking));
        passages
            .contents(one.id())
            .forEach(
                (id, at) -> add(at, contents.content(id).orElseThrow().clauses(), service, asking));
      }
    }
    return List.copyOf(asking);
  }

  private void add(
      PassageEvidence at, List<String> clauses, CloudService service, Set<String> asking) {
    if (at instanceof PassageEvidence.Absent) {
      asking.addAll(
          findings.cited(
              clauses.stream()
                  .filter(id -> findings.mayApply(id, service.id(), Optional.empty()))
                  .toList(),
              service.id()));
    }
  }

  private static void look(PassageEvidence at, Text named, Map<String, Map<String, Text>> found) {
    switch (at) {
      case PassageEvidence.Found _ -> {}
      case PassageEvidence.Unnamed() -> found.putIfAbsent("document-missing", Map.of());
      case PassageEvidence.Unread(String document, Text why) ->
          found.putIfAbsent(
              "document-unread", Map.of("document", TransferFindings.both(document), "why", why));
      case PassageEvidence.Absent(String document, String _) ->
          found.merge(
              "passage-missing",
              Map.of("document", TransferFindings.both(document), "passage", named),
              PassageCheck::joined);
    }
  }

  private Text named(ServiceAgreement one, AgreementTerm term) {
    return named(rules.term(term), one.terms().getOrDefault(term, ""));
  }

  private Text named(ServiceAgreement one, String content) {
    return named(
        contents.content(content).orElseThrow().title(), one.contents().getOrDefault(content, ""));
  }

  private static Text named(Text name, String passage) {
    return new Text(name.zh() + "（" + passage + "）", name.en() + " (" + passage + ")");
  }

  private static Map<String, Text> joined(Map<String, Text> some, Map<String, Text> more) {
    Map<String, Text> both = new LinkedHashMap<>(some);
    both.computeIfPresent(
        "passage",
        (_, first) -> {
          Text second = more.getOrDefault("passage", first);
          return new Text(first.zh() + "、" + second.zh(), first.en() + ", " + second.en());
        });
    return both;
  }
}
