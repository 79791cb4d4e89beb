/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.cli.Terminal;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.ArrangementReader;
import io.yunheng.responsibility.role.RoleBook;
import io.yunheng.responsibility.role.RoleFinder;
import io.yunheng.responsibility.role.Roles;
import io.yunheng.responsibility.transfer.Finding;
import io.yunheng.responsibility.transfer.TransferBook;
import io.yunheng.responsibility.transfer.TransferCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Derives roles from behaviours and checks what is handed on. */
@Command(name = "responsibility")
public final class ResponsibilityCommand implements Callable<Integer> {
  private static final int BREACH = 12;
  private static final int DEVIATION = 11;
  private static final int OPEN = 10;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    RoleBook book = RoleBook.shipped();
    Arrangement arrangement = ArrangementReader.read(file, book.ids());
    Roles roles = new RoleFinder(book).find(arrangement);
    List<Finding> findings = new TransferCheck(TransferBook.shipped()).check(arrangement, roles);
    if (terminal.json()) {
      terminal.line(ResponsibilityJson.of(arrangement, roles, findings).toString());
    } else {
      new ResponsibilityText(terminal, arrangement, book).print(roles, findings);
    }
    return exitCode(roles, findings);
  }

  /** 12 where something is broken or uncovered, else 11 deviates, else 10 is open, else 0. */
  private static int exitCode(Roles roles, List<Finding> findings) {
    if (!roles.uncovered().isEmpty() || has(findings, Finding.State.BREACH)) {
      return BREACH;
    }
    if (has(findings, Finding.State.DEVIATION)) {
      return DEVIATION;
    }
    boolean open =
        !roles.open().isEmpty()
            || !roles.contradictions().isEmpty()
            || has(findings, Finding.State.OPEN);
    return open ? OPEN : 0;
  }

  private static boolean has(List<Finding> findings, Finding.State state) {
    return findings.stream().anyMatch(one -> one.state() == state);
  }
}
