/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.ProxyOptions;
import io.yunheng.jobs.ObjectAspects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How objects are compared. */
final class ObjectOptions {
  @Option(names = "--versions", descriptionKey = "versions")
  private boolean versions;

  @Option(names = "--read-objects", descriptionKey = "read-objects")
  private boolean contents;

  @Option(names = "--content-types", descriptionKey = "content-types")
  private boolean types;

  @Mixin private ProxyOptions proxies = new ProxyOptions();

  ObjectAspects aspects() {
    return new ObjectAspects(versions, contents, types, proxies.address());
  }
}
