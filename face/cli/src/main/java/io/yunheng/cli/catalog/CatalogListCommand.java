/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.cli.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists requirements. */
@Command(name = "list")
public final class CatalogListCommand implements Callable<Integer> {
  @Mixin private ClauseFilter filter = new ClauseFilter();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Catalog catalog = Catalog.shipped();
    ClauseLines.print(Terminal.of(spec), catalog, filter.choose(catalog));
    return 0;
  }
}
