/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.bag.BagRules;
import io.yunheng.bag.Keys;
import io.yunheng.catalog.Catalog;
import io.yunheng.cli.DigestSwitch;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.Depth;
import io.yunheng.handover.DiscrepancyFile;
import io.yunheng.handover.ManifestListing;
import io.yunheng.handover.Meter;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.report.handover.ClauseVerdict;
import io.yunheng.report.handover.VerificationDocument;
import io.yunheng.report.handover.VerificationPage;
import io.yunheng.report.handover.VerificationView;
import io.yunheng.report.handover.VerificationWorkbook;
import io.yunheng.report.page.PageTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Compares a handover manifest with what is there. */
@Command(name = "verify")
public final class ManifestVerifyCommand implements Callable<Integer> {
  private static final int OPEN = 10;
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int DIFFERENT = 12;
  private static final String RESULT = "verification.json";
  private static final String ALL = "discrepancies.jsonl";
  private static final String OPENED = "deep.jsonl";
  private static final double CONFIDENCE = 0.95;

  @Parameters(paramLabel = "MANIFEST", descriptionKey = "MANIFEST")
  private Path manifest = Path.of("");

  @Option(names = "--payload", paramLabel = "LABEL=SOURCE", descriptionKey = "payload")
  private Map<String, String> payloads = new HashMap<>();

  @Option(names = "--trust", paramLabel = "KEY", descriptionKey = "trust")
  private List<Path> trusted = new ArrayList<>();

  @Option(names = "--state", paramLabel = "FILE", descriptionKey = "state")
  private Optional<Path> state = Optional.empty();

  @Option(names = "--presence-only", descriptionKey = "presence-only")
  private boolean presenceOnly;

  @Option(names = "--by-chunks", descriptionKey = "by-chunks")
  private boolean byChunks;

  @Option(names = "--sample", paramLabel = "SHARE,CONFIDENCE", descriptionKey = "sample")
  private Optional<String> sample = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--rate", paramLabel = "SIZE", descriptionKey = "rate")
  private String rate = "0";

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Mixin private DeepOptions deep = new DeepOptions();

  @Option(names = "--force")
  private boolean force;

  @Mixin private SourceOptions access = new SourceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    Depth depth = depth();
    if (deep.asked() && presenceOnly) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "--deep, --presence-only");
    }
    output.ifPresent(this::requireFree);
    try (WorkFolder work =
        output.isPresent() ? WorkFolder.in(output.get()) : WorkFolder.passing()) {
      Verification verification = verify(terminal, depth, work.path());
      work.done();
      JsonNode overview = Verifier.overview(manifest);
      List<ClauseVerdict> clauses = ClauseVerdict.of(verification, overview);
      if (terminal.json()) {
        terminal.json(json -> json.object(() -> write(json, verification, clauses)));
      } else {
        VerificationText text = new VerificationText(terminal);
        text.print(verification);
        verification.deep().ifPresent(new DeepText(terminal)::print);
        text.print(clauses);
      }
      if (output.isPresent()) {
        opened(terminal, output.get().resolve(OPENED));
        VerificationView view =
            VerificationView.of(verification, overview, Catalog.shipped(), terminal.language());
        files(terminal, output.get(), view);
        Path result = output.get().resolve(RESULT);
        JsonOut.file(result, json -> write(json, verification, clauses));
        if (!terminal.json()) {
          terminal.written(result);
        }
      }
      return switch (verification.stand()) {
        case SAME -> 0;
        case OPEN -> OPEN;
        case DIFFERENT -> DIFFERENT;
      };
    }
  }

  private static void write(JsonOut json, Verification verification, List<ClauseVerdict> clauses) {
    verification.write(json);
    json.objects("clauses", clauses, clause -> clause.write(json));
  }

  /** What people read, in files beside the JSON, which is written last. */
  private static void files(Terminal terminal, Path folder, VerificationView view) {
    Path page = folder.resolve("verification.html");
    new VerificationPage(new PageTemplates()).write(view, page);
    Path book = folder.resolve("verification.xlsx");
    VerificationWorkbook.write(view, book);
    Path document = folder.resolve("verification.docx");
    VerificationDocument.write(view, document);
    if (!terminal.json()) {
      List.of(page, book, document).forEach(terminal::written);
    }
  }

  /** Results of another run do not stay beside those of this one. */
  private void opened(Terminal terminal, Path file) {
    if (!deep.asked()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    } else if (!terminal.json()) {
      terminal.written(file);
    }
  }

  private void requireFree(Path folder) {
    if (!force && Files.exists(folder.resolve(RESULT))) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", folder.resolve(RESULT).toString());
    }
  }

  private Verification verify(Terminal terminal, Depth depth, Path work)
      throws InterruptedException {
    try (SourceOptions.Opened opened = new SourceOptions.Opened()) {
      return verify(terminal, depth, work, payloads(opened));
    }
  }

  /**
   * What was said to lie elsewhere; stores, else, are where they were. Databases have to be said:
   * nobody's password is given to whom a manifest names.
   */
  private Map<String, PayloadSource> payloads(SourceOptions.Opened opened)
      throws InterruptedException {
    Map<String, String> where = new TreeMap<>(payloads);
    if (!Verifier.overview(manifest).path("payload").asString("").equals("bag")) {
      for (ManifestListing.Origin origin : ManifestListing.open(manifest).origins()) {
        if (origin.kind().equals("objects")) {
          where.putIfAbsent(origin.label(), origin.location());
        }
      }
    }
    Map<String, PayloadSource> found = new TreeMap<>();
    for (Map.Entry<String, String> one : where.entrySet()) {
      String label = one.getKey();
      Optional<String> name = label.isEmpty() ? Optional.empty() : Optional.of(label);
      access.open(name, one.getValue(), false, opened);
      found.put(label, opened.sources().getLast());
    }
    return found;
  }

  private Verification verify(
      Terminal terminal, Depth depth, Path work, Map<String, PayloadSource> there)
      throws InterruptedException {
    Meter opening = new Meter();
    VerifyRequest request =
        new VerifyRequest(
            manifest,
            there,
            trusted.stream().map(key -> Keys.checking(key)).toList(),
            work,
            state,
            depth,
            Octets.parse("--rate", rate),
            PAUSE,
            Math.max(1, threads),
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
            deep.request(output.map(folder -> folder.resolve(OPENED)), opening));
    Overview.Share listed = Verifier.listed(manifest);
    long octets = depth instanceof Depth.Whole ? listed.octets() : 0;
    Meter meter = new Meter();
    try (DigestEngine engine = DigestSwitch.engine(System.getenv());
        ManifestProgress _ =
            new ManifestProgress(terminal, meter, opening, listed.files(), octets);
        DiscrepancyFile all = new DiscrepancyFile(output.map(folder -> folder.resolve(ALL)))) {
      DigestSwitch.note(engine, terminal);
      Verification verification =
          new Verifier(BagRules.shipped(), engine, meter).verify(request, all);
      all.commit();
      return verification;
    }
  }

  private Depth depth() {
    if (presenceOnly) {
      return new Depth.Presence();
    }
    if (sample.isEmpty()) {
      return new Depth.Whole(byChunks);
    }
    try {
      String[] parts = sample.get().split(",", -1);
      return new Depth.Sample(
          Double.parseDouble(parts[0]),
          parts.length > 1 ? Double.parseDouble(parts[1]) : CONFIDENCE,
          seed.orElseGet(() -> new SecureRandom().nextLong(Integer.MAX_VALUE)));
    } catch (IllegalArgumentException _) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE,
          "option",
          "--sample",
          "value",
          sample.get(),
          "known",
          "0.001,0.95");
    }
  }
}
