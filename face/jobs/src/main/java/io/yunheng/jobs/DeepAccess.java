/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.handover.KeyRing;
import io.yunheng.jobs.work.JobFiles;
import io.yunheng.jobs.work.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How files are opened, decrypted and restored.
 *
 * @param keys a file that says which key opens what
 * @param servers addresses of database servers into which dumps are restored
 * @param passwordSecrets names of the secrets that are their passwords: none, one, or one for each
 * @param passwordFiles files with their passwords, instead
 * @param records {@code [DUMP=]FILE} of records of databases of which there are dumps
 */
public record DeepAccess(
    Optional<Path> keys,
    List<String> servers,
    List<String> passwordSecrets,
    List<Path> passwordFiles,
    List<String> records) {
  public DeepAccess {
    servers = List.copyOf(servers);
    passwordSecrets = List.copyOf(passwordSecrets);
    passwordFiles = List.copyOf(passwordFiles);
    records = List.copyOf(records);
  }

  JobReach reach(JobReach first) {
    JobReach all =
        first
            .also(keys.map(JobFiles::folder).stream().toList())
            .also(passwordFiles)
            .also(records.stream().map(SourceText::record).map(SourceText::path).toList())
            .with(Set.copyOf(passwordSecrets));
    if (keys.isPresent()) {
      all = all.with(KeyRing.variables(keys.get()));
    }
    return servers.isEmpty() ? all : all.withNetwork(all.secrets());
  }
}
