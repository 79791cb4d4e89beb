/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.NetworkLimit;
import io.yunheng.http.NetworkRange;
import io.yunheng.jobs.work.ProxyNames;
import io.yunheng.openstack.CloudsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
 * @param networks the networks and addresses that may be connected to, and no others ({@link
 *     NetworkLimit}); empty if there is no limit
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
    Optional<String> signer,
    Optional<List<String>> networks)
    implements JobRequest<EstateResult> {
  /** The name of a cloud's password or application secret, where clouds.yaml has none. */
  public static final String SECRET = "YUNHENG_CLOUD_SECRET";

  /**
   * A request with a proxy or a limit, not both: a proxy resolves names itself.
   *
   * @throws FaultException with {@code USAGE_INVALID}
   */
  public CollectRequest {
    if (proxy.isPresent() && networks.isPresent()) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "proxy, networks");
    }
    networks = networks.map(List::copyOf);
    networks.stream()
        .flatMap(List::stream)
        .filter(one -> NetworkRange.parse(one).isEmpty())
        .findFirst()
        .ifPresent(
            one -> {
              throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "networks: " + one);
            });
  }

  /** Which addresses may be connected to. */
  public NetworkLimit limit() {
    return networks.map(NetworkLimit::to).orElse(NetworkLimit.NONE);
  }

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
        signer,
        networks);
  }

  private JobReach reach(JobReach files) {
    JobReach all =
        cloud
            .map(CloudsFile.standard(cloudsFile)::files)
            .map(settings -> files.also(settings).withNetwork(wanted()))
            .orElse(files);
    return record.map(all::changing).orElse(all);
  }

  /** Within a limit no proxy is used. */
  private Set<String> wanted() {
    Set<String> wanted = new TreeSet<>(networks.isPresent() ? Set.of() : ProxyNames.NAMES);
    wanted.add(SECRET);
    return wanted;
  }
}
