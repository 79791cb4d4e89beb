/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultException;
import io.yunheng.openstack.http.RecordingExchange;
import io.yunheng.openstack.http.ReplayExchange;
import io.yunheng.openstack.read.BucketReader;
import io.yunheng.openstack.read.CollectionContext;
import io.yunheng.openstack.read.ConstructReader;
import io.yunheng.openstack.read.CredentialReader;
import io.yunheng.openstack.read.EndpointReader;
import io.yunheng.openstack.read.HypervisorReader;
import io.yunheng.openstack.read.ImageCheck;
import io.yunheng.openstack.read.ImageReader;
import io.yunheng.openstack.read.InstanceReader;
import io.yunheng.openstack.read.KeyReader;
import io.yunheng.openstack.read.MigrationReader;
import io.yunheng.openstack.read.NetworkReader;
import io.yunheng.openstack.read.PlatformReader;
import io.yunheng.openstack.read.PrincipalReader;
import io.yunheng.openstack.read.RouterReader;
import io.yunheng.openstack.read.SecurityGroupReader;
import io.yunheng.openstack.read.SecurityServiceReader;
import io.yunheng.openstack.read.ServiceReader;
import io.yunheng.openstack.read.ShareReader;
import io.yunheng.openstack.read.TenantReader;
import io.yunheng.openstack.read.TrustReader;
import io.yunheng.openstack.read.VolumeReader;
import io.yunheng.openstack.read.ZoneReader;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an OpenStack cloud, or a recording of one, into an estate.
 *
 * <p>It asks with GET and HEAD only; the one POST is the login. A call that is refused or fails
 * leaves a coverage that names what it needs; the rest goes on. What ends everything is a login
 * that is refused or no longer accepted, and clocks that differ too much.
 */
public final class OpenStackCollector {
  /** Kinds whose times mean nothing when the clocks differ. */
  private static final Set<Kind> TIMED =
      Set.of(Kind.CREDENTIAL, Kind.INSTANCE, Kind.KEY, Kind.MIGRATION, Kind.PRINCIPAL);

  private interface Work {
    void run() throws InterruptedException;
  }

  /**
   * A part of the collection.
   *
   * @param asks the services that it waits for, as people call them
   */
  private record Step(Kind kind, String asks, Work work) {}

  private OpenStackCollector() {}

  /**
   * Reads a running cloud.
   *
   * @throws FaultException with {@code CLOUD_LOGIN_REFUSED}, {@code CLOUD_TOKEN_EXPIRED}, {@code
   *     CLOUD_UNREACHABLE}, {@code CLOUD_CERTIFICATE_UNTRUSTED}, {@code CLOUD_RESPONSE_INVALID}
   *     (all of Keystone), {@code CLOUD_CLOCK_SKEW}, a {@code PROXY_} code, or a fault of the
   *     recording's folder
   * @throws InterruptedException if it is interrupted
   */
  public static Estate collect(CloudConfig config, CollectOptions options, Progress progress)
      throws InterruptedException {
    Exchange live = Exchange.live(config, options.http(), options.clock());
    if (options.recordInto().isEmpty()) {
      try (live) {
        return read(live, config, options, progress);
      }
    }
    Path folder = options.recordInto().get();
    try (RecordingExchange recorder =
        new RecordingExchange(live, folder, ReplayHeader.of(config, options))) {
      Estate estate = read(recorder, config, options, progress);
      recorder.finish();
      return estate;
    }
  }

  /**
   * Reads a recording; the estate's data are marked as recorded.
   *
   * @param options its page size, clock and HTTP settings are not used
   * @throws FaultException if the folder holds no whole recording, or what it recorded ended in a
   *     fault
   * @throws InterruptedException if it is interrupted
   */
  public static Estate replay(Path folder, CollectOptions options, Progress progress)
      throws InterruptedException {
    try (ReplayExchange recording = ReplayExchange.open(folder)) {
      ReplayHeader header = ReplayHeader.of(folder, recording.header());
      return read(
          recording,
          header.config(),
          options.withPageSize(header.pageSize()).verifyingImages(header.verifyImages()),
          progress);
    }
  }

  private static Estate read(
      Exchange exchange, CloudConfig config, CollectOptions options, Progress progress)
      throws InterruptedException {
    Map<String, Fault> skewed = new LinkedHashMap<>();
    CloudSession session =
        CloudSession.open(
            exchange,
            config,
            fault -> {
              if (!options.allowClockSkew()) {
                throw new FaultException(fault);
              }
              if (skewed.putIfAbsent(fault.details().getOrDefault("url", ""), fault) == null) {
                progress.warn(fault);
              }
            });
    CollectionContext ground = new CollectionContext(session, options.pageSize());
    List<Step> steps = steps(ground, options);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Phase phase = Phase.of("collect-parts").about(step.kind().code() + " " + step.asks());
      progress.begin(phase.total(Unit.PARTS, steps.size()));
      step.work().run();
      progress.count(Unit.PARTS, 1);
    }
    if (!skewed.isEmpty()) {
      Fault first = skewed.values().iterator().next();
      ground
          .found()
          .degrade(
              TIMED,
              origin ->
                  new Gap(
                      Understanding.PARTIAL,
                      first.code().code(),
                      first.details().getOrDefault("url", ""),
                      origin));
    }
    String viewpoint = ground.platform() ? EstateHeader.PLATFORM : EstateHeader.TENANT;
    return ground
        .found()
        .estate(
            new EstateHeader(
                config.name(),
                config.authUrl().toString(),
                session.began(),
                viewpoint,
                ground.platform() ? List.of() : session.token().project().stream().toList(),
                options.producer()));
  }

  /** The readers in the order in which they need each other's findings. */
  private static List<Step> steps(CollectionContext ground, CollectOptions options) {
    ImageReader[] images = new ImageReader[1];
    return List.of(
        new Step(Kind.CLOUD, "Keystone", () -> new PlatformReader(ground).read()),
        new Step(Kind.TENANT, "Keystone", () -> new TenantReader(ground).read()),
        new Step(Kind.PRINCIPAL, "Keystone", () -> new PrincipalReader(ground).read()),
        new Step(Kind.GRANT, "Keystone", () -> new TrustReader(ground).read()),
        new Step(Kind.HOST, "Nova", () -> new HypervisorReader(ground).read()),
        new Step(Kind.SERVICE, "Nova, Neutron, Cinder", () -> new ServiceReader(ground).read()),
        new Step(Kind.ZONE, "Nova, Neutron, Cinder", () -> new ZoneReader(ground).read()),
        new Step(Kind.NETWORK, "Neutron", () -> new NetworkReader(ground).read()),
        new Step(Kind.ROUTER, "Neutron", () -> new RouterReader(ground).read()),
        new Step(Kind.SECURITY_GROUP, "Neutron", () -> new SecurityGroupReader(ground).read()),
        new Step(Kind.INSTANCE, "Nova", () -> new InstanceReader(ground).read()),
        new Step(Kind.MIGRATION, "Nova", () -> new MigrationReader(ground).read()),
        new Step(
            Kind.IMAGE,
            "Glance",
            () -> {
              ImageCheck check = new ImageCheck(ground, options);
              images[0] = new ImageReader(ground, check);
              images[0].read();
            }),
        new Step(Kind.SHARE, "Neutron", () -> new ShareReader(ground).read()),
        new Step(Kind.VOLUME, "Cinder", () -> new VolumeReader(ground).read(images[0].gap())),
        new Step(Kind.KEY, "Barbican", () -> new KeyReader(ground).read()),
        new Step(Kind.BUCKET, "Swift", () -> new BucketReader(ground).read()),
        new Step(Kind.CREDENTIAL, "Keystone, Nova", () -> new CredentialReader(ground).read()),
        new Step(Kind.SECURITY_SERVICE, "Neutron", () -> new SecurityServiceReader(ground).read()),
        new Step(Kind.CONSTRUCT, "Neutron", () -> new ConstructReader(ground).read()),
        new Step(Kind.ENDPOINT, "Keystone", () -> new EndpointReader(ground).read()));
  }
}
