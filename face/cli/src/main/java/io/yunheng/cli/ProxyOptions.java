/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Through which proxy clouds and stores are reached: the option says, else the environment. */
public final class ProxyOptions {
  @Option(names = "--proxy", paramLabel = "URL", descriptionKey = "proxy")
  private Optional<String> proxy = Optional.empty();

  /** The address of the proxy; empty if the environment says. */
  public Optional<String> address() {
    return proxy;
  }
}
