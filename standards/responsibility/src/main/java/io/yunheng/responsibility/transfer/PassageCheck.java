/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an agreement is said to state has to stand in its document. */
public final class PassageCheck {
  private final TransferRules rules;
  private final Passages passages;
  private final TransferFindings findings;
  private final AgreementContents contents = AgreementContents.shipped();

  public PassageCheck(TransferRules rules, Passages passages, TransferFindings findings) {
    this.rules = rules;
    this.passages = passages;
    this.findings = findings;
  }

  /** Says each thing that cannot be confirmed once for each agreement. */
  public void check(ServiceAgreement one) {
    Map<String, Map<String, Text>> found = new LinkedHashMap<>();
    passages.of(one.id()).forEach((term, at) -> look(at, named(one, term), found));
    passages.contents(one.id()).forEach((content, at) -> look(at, named(one, content), found));
    found.forEach((rule, values) -> findings.add(rule, one, values));
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
