/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.fault.FaultCode;
import java.net.InetSocketAddress;

/** Where health and metrics are asked for; only from this machine. */
public record ManagementSettings(InetSocketAddress address) {
  static ManagementSettings read(SettingReader reader) {
    InetSocketAddress address = reader.address(Setting.MANAGEMENT_LISTEN);
    if (!address.getAddress().isLoopbackAddress()) {
      reader
          .problems()
          .add(
              FaultCode.SETTING_INVALID,
              "place",
              reader.value(Setting.MANAGEMENT_LISTEN).place(),
              "key",
              Setting.MANAGEMENT_LISTEN.code(),
              "value",
              reader.value(Setting.MANAGEMENT_LISTEN).text(),
              "expected",
              "127.0.0.1:8788");
    }
    return new ManagementSettings(address);
  }
}
