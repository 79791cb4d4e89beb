/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.bag.BagRules;
import io.yunheng.fault.Word;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.DiscrepancyFile;
import io.yunheng.handover.KeyRing;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A process of its own that makes or compares a manifest, slowly, to be killed on the way. */
final class CutOff {
  /** What stands before how many files a run that came to its end need not read. */
  static final String PASSED = "passed ";

  /** The system property that says how files are reached. */
  static final String WALK = "walk";

  private static final long RATE = 6 << 20;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private CutOff() {}

  /** What stands before how many bytes a run that came to its end read. */
  static final String READ = "read ";

  private static final ChunkScheme CHUNKING =
      new ChunkScheme(ChunkScheme.SMALLEST, EnumSet.of(Algorithm.SM3, Algorithm.SHA_256));

  /**
   * create SOURCE OUT, verify MANIFEST OUT, or deep MANIFEST OUT; says at its end what it need not
   * read. Its work stays, so that a kill after its last step finds all of it. The same with a third
   * word, bytes a second, is with chunk trees, or by them.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path from = Path.of(arguments[1]);
    Path to = Path.of(arguments[2]);
    boolean chunks = arguments.length > 3;
    long rate = chunks ? Long.parseLong(arguments[3]) : RATE;
    ProgressMeter meter = new ProgressMeter();
    TreeAccess access =
        Word.of(TreeAccess.class, System.getProperty(WALK, TreeAccess.SYSTEM.code())).orElseThrow();
    try (DigestEngine engine = DigestEngine.scalar().reading(access)) {
      boolean finished =
          Files.exists(to.resolve("bagit.txt")) && !Files.exists(to.resolve(".work"));
      if (arguments[0].equals("create") && finished) {
        System.out.println(PASSED + paths(to.resolve("data")));
        return;
      }
      if (arguments[0].equals("create")) {
        new ManifestMaker(BagRules.shipped(), engine, meter)
            .make(chunks ? chunked(from, to, rate) : request(from, to, rate));
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
                new Depth.Whole(chunks),
                rate,
                PAUSE,
                2,
                Handing.WHEN);
        Files.createDirectories(to);
        try (DiscrepancyFile all =
            new DiscrepancyFile(Optional.of(to.resolve("discrepancies.jsonl")))) {
          new Verifier(BagRules.shipped(), engine, meter).verify(request, all);
          all.commit();
        }
      }
    }
    boolean last = arguments[0].equals("deep");
    System.out.println(READ + done(meter, Unit.OCTETS, last));
    System.out.println(PASSED + done(meter, Unit.REUSED, last));
  }

  private static long paths(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  static ManifestRequest chunked(Path from, Path to, long rate) {
    return request(from, to, rate).chunked(CHUNKING);
  }

  /** What was done in the last phase, or in all. */
  private static long done(ProgressMeter meter, Unit unit, boolean last) {
    return last ? meter.position().done(unit) : meter.done(unit);
  }

  private static void deep(Path from, Path to, ProgressMeter meter, DigestEngine engine)
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
            Optional.of(DeepRequest.of(KeyRing.NONE, Optional.of(to.resolve("deep.jsonl")))));
    new Verifier(BagRules.shipped(), engine, meter).verify(request, _ -> {});
  }

  static ManifestRequest request(Path from, Path to, long rate) {
    return new ManifestRequest(
        List.of(new PayloadSource.Tree("tree", from)),
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
