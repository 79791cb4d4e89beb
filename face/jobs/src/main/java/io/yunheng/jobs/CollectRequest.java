/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.jobs.work.ProxyNames;
import io.yunheng.openstack.CloudsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an OpenStack cloud, or a recording of one, into an estate of a case.
 *
 * @param folder the case
 * @param output the folder of the estate; empty for that of the case
 * @param cloud its name in clouds.yaml; empty if a recording is read
 * @param cloudsFile clouds.yaml; empty if it is looked for where OpenStack looks
 * @param replay the recording that is read instead
 * @param record a folder for a recording of this run
 * @param pageSize entries that are asked for at a time, at least 1
 * @param allowClockSkew whether clocks that differ are only warned of
 * @param verifyImages how many images are downloaded and checked, at most
 * @param proxy through which the cloud is reached; empty if the settings say
 * @param key the private key that signs the estate, with the public one beside it; empty if it is
 *     not signed
 * @param signer who signs, as people know them; there if {@code key} is
 */
public record CollectRequest(
    Path folder,
    Optional<Path> output,
    Optional<String> cloud,
    Optional<Path> cloudsFile,
    Optional<Path> replay,
    Optional<Path> record,
    int pageSize,
    boolean allowClockSkew,
    int verifyImages,
    Optional<String> proxy,
    Optional<Path> key,
    Optional<String> signer)
    implements JobRequest<EstateResult> {

  @Override
  public JobKind kind() {
    return JobKind.COLLECT;
  }

  @Override
  public JobReach reach() {
    List<Path> read = new ArrayList<>(replay.stream().toList());
    for (Path each : key.stream().toList()) {
      read.add(each);
      read.add(each.resolveSibling(each.getFileName() + ".pub"));
    }
    return reach(JobReach.reading(folder).also(read));
  }

  @Override
  public Optional<Path> target() {
    return Optional.of(output.orElseGet(() -> folder.resolve("estates")));
  }

  @Override
  public CollectRequest into(Path other) {
    return new CollectRequest(
        folder,
        Optional.of(other),
        cloud,
        cloudsFile,
        replay,
        record,
        pageSize,
        allowClockSkew,
        verifyImages,
        proxy,
        key,
        signer);
  }

  private JobReach reach(JobReach files) {
    JobReach all =
        cloud
            .map(CloudsFile.standard(cloudsFile)::files)
            .map(settings -> files.also(settings).withNetwork(ProxyNames.NAMES))
            .orElse(files);
    return record.map(all::changing).orElse(all);
  }
}
