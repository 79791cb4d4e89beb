/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.ListenSettings;
import java.net.URI;
import java.util.function.Supplier;

/** The public address of the server: from the settings, or from the port that was opened. */
final class PublicOrigin implements Supplier<URI> {
  private final ListenSettings settings;
  private volatile int port;

  PublicOrigin(ListenSettings settings) {
    this.settings = settings;
    this.port = settings.address().getPort();
  }

  void listensOn(int opened) {
    port = opened;
  }

  @Override
  public URI get() {
    return settings.origin(port);
  }
}
