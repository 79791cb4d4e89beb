/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.bag;

import io.yunheng.bag.BagCode;
import io.yunheng.bag.BagLimits;
import io.yunheng.bag.BagReport;
import io.yunheng.bag.BagRules;
import io.yunheng.bag.BagValidator;
import io.yunheng.bag.FastDigests;
import io.yunheng.cli.DigestSwitch;
import io.yunheng.cli.Terminal;
import io.yunheng.cli.manifest.WorkFolder;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.finding.Weight;
import io.yunheng.fixity.DigestEngine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a bag is complete and valid, and what is the matter with it. */
@Command(name = "check")
public final class BagCheckCommand implements Callable<Integer> {
  private static final int OPEN = 10;
  private static final int INVALID = 12;

  @Parameters(paramLabel = "FOLDER", descriptionKey = "FOLDER")
  private Path folder = Path.of("");

  @Option(names = "--presence-only", descriptionKey = "presence-only")
  private boolean presenceOnly;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    BagRules book = BagRules.shipped();
    BagReport report = report(book);
    if (report.counts().containsKey(BagCode.DECLARATION_MISSING)) {
      throw FaultException.of(FaultCode.BAG_NONE, "folder", folder.toString());
    }
    if (terminal.json()) {
      terminal.json(json -> json.object(() -> new BagJson(book, terminal).write(json, report)));
    } else {
      new BagText(book, terminal).print(report);
    }
    if (report.complete()) {
      return 0;
    }
    return report.weights().containsKey(Weight.INVALID) ? INVALID : OPEN;
  }

  private BagReport report(BagRules book) throws InterruptedException {
    try (WorkFolder work = WorkFolder.passing();
        DigestEngine engine = DigestSwitch.engine(System.getenv())) {
      BagValidator validator =
          new BagValidator(
              book,
              new FastDigests(engine, Runtime.getRuntime().availableProcessors()),
              BagLimits.STANDARD,
              work.path());
      return presenceOnly ? validator.complete(folder) : validator.validate(folder);
    }
  }
}
