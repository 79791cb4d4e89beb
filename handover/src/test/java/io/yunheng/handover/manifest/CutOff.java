/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.handover.bag.BagBook;
import io.yunheng.handover.digest.Algorithm;
import io.yunheng.handover.digest.Sm3Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process of its own that makes or compares a manifest, slowly, to be killed on the way. */
final class CutOff {
  /** What stands before how many files a run that came to its end need not read. */
  static final String PASSED = "passed ";

  private static final long RATE = 6 << 20;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private CutOff() {}

  /**
   * create SOURCE OUT, verify MANIFEST OUT, or deep MANIFEST OUT; says at its end what it need not
   * read.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path from = Path.of(arguments[1]);
    Path to = Path.of(arguments[2]);
    Meter meter = new Meter();
    try (Sm3Engine engine = Sm3Engine.scalar()) {
      if (arguments[0].equals("create")) {
        new ManifestMaker(BagBook.shipped(), engine, meter).make(request(from, to, RATE));
      } else if (arguments[0].equals("deep")) {
        deep(from, to, meter, engine);
      } else {
        VerifyRequest request =
            new VerifyRequest(
                from,
                Map.of(),
                List.of(),
                to.resolve("work"),
                Optional.empty(),
                new Depth.Whole(),
                RATE,
                PAUSE,
                2,
                Handing.WHEN);
        Files.createDirectories(to);
        try (DiscrepancyFile all =
            new DiscrepancyFile(Optional.of(to.resolve("discrepancies.jsonl")))) {
          new Verifier(BagBook.shipped(), engine, meter).verify(request, all);
          all.commit();
        }
        Handing.delete(to.resolve("work"));
      }
    }
    System.out.println(PASSED + meter.passed());
  }

  private static void deep(Path from, Path to, Meter meter, Sm3Engine engine)
      throws InterruptedException {
    VerifyRequest request =
        new VerifyRequest(
            from,
            Map.of(),
            List.of(),
            to.resolve("work"),
            Optional.empty(),
            new Depth.Whole(),
            RATE / 2,
            PAUSE,
            2,
            Handing.WHEN,
            Optional.of(
                DeepRequest.of(KeyRing.NONE, Optional.of(to.resolve("deep.jsonl")), meter)));
    new Verifier(BagBook.shipped(), engine, new Meter()).verify(request, _ -> {});
    Handing.delete(to.resolve("work"));
  }

  static Request request(Path from, Path to, long rate) {
    return new Request(
        List.of(new Request.Tree("tree", from)),
        true,
        to,
        EnumSet.of(Algorithm.SM3, Algorithm.SHA_256),
        Optional.empty(),
        0,
        Descriptions.NONE,
        List.of(),
        rate,
        PAUSE,
        2,
        Handing.WHEN);
  }
}
