/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.bag.BagRules;
import io.yunheng.bag.SignatureCheck;
import io.yunheng.fault.Language;
import io.yunheng.files.JsonOut;
import io.yunheng.finding.Finding;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.Verification;
import io.yunheng.inspection.InspectionRules;

/** What came of comparing, as JSON, after docs/formats/handover.md. */
public final class VerificationJson {
  private VerificationJson() {}

  public static void write(JsonOut json, Verification verification) {
    json.text("format", "yunheng-verification/1");
    json.text("manifest", verification.manifest().toString());
    json.text("when", verification.when().toString());
    json.text("stand", verification.stand().code());
    json.object("depth", () -> depth(json, verification));
    if (!verification.unchecked().isEmpty()) {
      json.texts("unchecked", verification.unchecked());
    }
    Verification.Amounts amounts = verification.amounts();
    json.object(
        "amounts",
        () -> {
          json.number("listed", amounts.listed());
          json.number("listedOctets", amounts.listedOctets());
          json.number("found", amounts.found());
          json.number("read", amounts.read());
          json.number("readOctets", amounts.readOctets());
          json.number("reused", amounts.reused());
        });
    json.object(
        "counts",
        () -> {
          for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
            json.number(kind.code(), verification.counts().getOrDefault(kind, 0L));
          }
        });
    json.objects("signatures", verification.signatures(), one -> signature(json, one));
    json.number("disagreeing", verification.disagreeing());
    json.objects(
        "disagreements",
        verification.disagreements().first(),
        one -> {
          json.text("list", one.list());
          if (!one.path().isEmpty()) {
            json.text("path", one.path());
          }
        });
    BagRules rules = BagRules.shipped();
    json.objects("lists", verification.lists().findings(), one -> finding(json, rules, one));
    json.objects("discrepancies", verification.kept(), one -> DiscrepancyJson.write(json, one));
    json.objects(
        "moves",
        verification.moves(),
        move -> {
          json.text("from", move.from());
          json.text("to", move.to());
        });
    InspectionRules words = InspectionRules.shipped();
    verification.deep().ifPresent(deep -> json.object("deep", () -> deep.write(json, words)));
  }

  private static void depth(JsonOut json, Verification verification) {
    switch (verification.depth()) {
      case Depth.Whole(boolean byChunks) -> {
        json.text("how", "whole");
        if (byChunks) {
          json.truth("byChunks", true);
        }
      }
      case Depth.Presence _ -> json.text("how", "presence");
      case Depth.Sample(double share, double confidence, long seed) -> {
        json.text("how", "sample");
        json.text("share", Double.toString(share));
        json.text("confidence", Double.toString(confidence));
        json.text("reached", Double.toString(verification.confidence().orElse(0)));
        json.number("seed", seed);
      }
    }
  }

  private static void signature(JsonOut json, SignatureCheck one) {
    json.text("file", one.file());
    json.text("state", one.state().code());
    one.statement()
        .ifPresent(
            statement -> {
              json.text("signer", statement.signer());
              json.text("made", statement.made().toString());
              json.text("key", one.key());
            });
  }

  private static void finding(JsonOut json, BagRules rules, Finding finding) {
    json.text("code", finding.code().code());
    json.text("weight", finding.weight().code());
    json.text("zh", rules.findings().what(finding, Language.ZH));
    json.text("en", rules.findings().what(finding, Language.EN));
  }
}
