/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How evidence is looked after.
 *
 * @param scanner where a ClamAV daemon listens
 * @param unfinished how long an upload is kept that nobody goes on with
 */
public record EvidenceSettings(Optional<SocketAddress> scanner, Duration unfinished) {
  static EvidenceSettings read(SettingReader reader) {
    Optional<SocketAddress> scanner =
        reader
            .text(Setting.MALWARE_SCANNER)
            .map(
                text ->
                    text.startsWith("/")
                        ? UnixDomainSocketAddress.of(text)
                        : reader.address(Setting.MALWARE_SCANNER));
    return new EvidenceSettings(
        scanner, Duration.ofDays(reader.number(Setting.UPLOAD_KEEP_DAYS, 1, 365)));
  }
}
