/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.catalog.Catalog;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duties;
import io.yunheng.responsibility.DutyFinder;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ResponsibilityRules;
import io.yunheng.responsibility.RoleFinder;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.TransferCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Deriving who is responsible from generated arrangements: the first run of a process, as a person
 * has it, and the limit of one second. Each organisation shows one behaviour and hands on to four.
 */
public final class ResponsibilityBenchmark {
  private static final long SEED = 20_261_121L;
  private static final double LIMIT = 1.0;
  private static final double SECOND = 1e9;

  private ResponsibilityBenchmark() {}

  /** Runs it for numbers of organisations. */
  public static void main(String[] arguments) {
    Catalog catalog = Catalog.shipped();
    ResponsibilityRules rules = ResponsibilityRules.shipped();
    for (String argument : arguments) {
      byte[] file = generated(Integer.parseInt(argument), rules);
      long began = System.nanoTime();
      Arrangement arrangement = ArrangementReader.read(file, "generated", rules.roles().ids());
      long read = System.nanoTime();
      Roles roles = new RoleFinder(rules.roles()).find(arrangement);
      long found = System.nanoTime();
      int transfers =
          new TransferCheck(rules.transfers(), catalog)
              .check(arrangement, roles, Passages.NOT_LOOKED)
              .size();
      long checked = System.nanoTime();
      Duties duties = new DutyFinder(catalog, rules.duties()).find(arrangement, roles);
      long divided = System.nanoTime();
      Derivation derivation = Derivation.of(arrangement, Passages.NOT_LOOKED, catalog, rules);
      long all = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "%s organisations: reading %.3f s, roles %.3f, handing on %.3f, duties %.3f; all but"
              + " reading once more, with 16 events, %.3f; %d duties, %d findings; %.2f of the"
              + " limit of 1 s%n",
          argument,
          (read - began) / SECOND,
          (found - read) / SECOND,
          (checked - found) / SECOND,
          (divided - checked) / SECOND,
          (all - divided) / SECOND,
          duties.all().size(),
          transfers + derivation.duties().findings().size(),
          (all - divided) / SECOND / LIMIT);
    }
  }

  /** A generated arrangement, as YAML. */
  static byte[] generated(int organisations, ResponsibilityRules rules) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> behaviours = rules.roles().ids().stream().sorted().toList();
    StringBuilder text =
        new StringBuilder("arrangement: 1\nname: generated\nasOf: 2026-11-21\norganisations:\n");
    for (int n = 0; n < organisations; n++) {
      text.append("- {id: o").append(n).append(", name: 组织").append(n).append("}\n");
    }
    text.append(
        "services: [{id: s, name: s, model: IaaS, industry: securities, level: 3}]\nacts:\n");
    for (int n = 0; n < organisations; n++) {
      text.append("- {organisation: o").append(n).append(", does: [");
      text.append(behaviours.get(random.nextInt(behaviours.size()))).append("]}\n");
    }
    text.append("delegations:\n");
    for (int n = 0; n < organisations * 4; n++) {
      int from = random.nextInt(organisations);
      int step = n % 3 == 0 ? 1 : 1 + random.nextInt(organisations - 1);
      text.append("- {id: d").append(n).append(", from: o").append(from);
      text.append(", to: o").append((from + step) % organisations).append("}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
