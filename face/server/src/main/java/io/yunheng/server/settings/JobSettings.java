/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import io.yunheng.http.NetworkRange;
import java.util.Arrays;
import java.util.List;

/**
 * How jobs run.
 *
 * @param workers how many processes at a time
 * @param threads that each of them may use
 * @param heap of each, in MiB
 * @param networks that collectors may connect to; an address of this machine, of its link or of a
 *     metadata service only where it stands here itself
 */
public record JobSettings(int workers, int threads, int heap, List<String> networks) {
  public JobSettings {
    networks = List.copyOf(networks);
  }

  static JobSettings read(SettingReader reader) {
    List<String> networks =
        Arrays.stream(reader.text(Setting.COLLECT_NETWORKS).orElse("").split("[,\\s]+", -1))
            .filter(one -> !one.isEmpty())
            .toList();
    if (networks.stream().anyMatch(one -> NetworkRange.parse(one).isEmpty())) {
      reader.wrong(Setting.COLLECT_NETWORKS, "10.20.0.0/16, 2001:db8::/32, 127.0.0.1");
    }
    return new JobSettings(
        reader.number(Setting.JOBS_WORKERS, 1, 16),
        reader.number(Setting.JOBS_THREADS, 1, 64),
        reader.number(Setting.JOBS_HEAP, 256, 65_536),
        networks);
  }
}
