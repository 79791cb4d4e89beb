/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.passkey;

import io.yunheng.server.settings.Transport;
import java.net.URI;

/** Whether browsers take passkeys for the public address, and for which name. */
public sealed interface PasskeySite {
  /**
   * They do.
   *
   * @param origin that a browser names in what it signs
   * @param name the relying party's id
   */
  record Named(URI origin, String name) implements PasskeySite {}

  /**
   * They do not.
   *
   * @param why a key of the texts
   */
  record Unfit(String why) implements PasskeySite {}

  /** Looks at the public address and at how its certificate was made. */
  static PasskeySite of(URI origin, Transport transport) {
    String host = origin.getHost();
    if (host.startsWith("[") || host.matches("[0-9.]+")) {
      return new Unfit("passkey.unfit.address");
    }
    if (host.equals("localhost")) {
      return new Named(origin, host);
    }
    if (!origin.getScheme().equals("https")) {
      return new Unfit("passkey.unfit.open");
    }
    return switch (transport) {
      case Transport.SelfSigned _ -> new Unfit("passkey.unfit.certificate");
      case Transport.Loopback _, Transport.Certificate _, Transport.BehindProxy _ ->
          new Named(origin, host);
    };
  }
}
