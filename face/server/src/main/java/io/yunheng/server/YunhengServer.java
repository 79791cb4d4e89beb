/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.server.evidence.EvidenceCare;
import io.yunheng.server.evidence.EvidencePreviews;
import io.yunheng.server.health.ManagementPort;
import io.yunheng.server.settings.DatabaseSettings;
import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.settings.Transport;
import io.yunheng.server.tls.SelfSignedCertificate;
import io.yunheng.server.web.RoutedRequests;
import io.yunheng.server.web.SessionContexts;
import io.yunheng.server.web.SessionCookie;
import io.yunheng.server.web.WebRoute;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.PostgresAddress;
import io.yunheng.store.Store;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A server that runs: one installation, its web pages, its port for health and figures. */
public final class YunhengServer implements AutoCloseable {
  private final Store store;
  private final ServerRooms rooms;
  private final ConfigurableApplicationContext context;
  private final ManagementPort management;
  private final LeaseRenewal renewal;
  private final DailyHeads heads;
  private final URI origin;
  private final Optional<String> fingerprint;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Runnable whenLost = () -> {};
  private volatile boolean closing;

  private YunhengServer(
      Store store,
      ServerRooms rooms,
      ConfigurableApplicationContext context,
      ServerSettings settings,
      PrometheusMeterRegistry meters,
      InstantSource clock,
      URI origin,
      Optional<String> fingerprint) {
    this.store = store;
    this.rooms = rooms;
    this.context = context;
    this.origin = origin;
    this.fingerprint = fingerprint;
    this.renewal = new LeaseRenewal(store.lease(), this::lost);
    this.heads = new DailyHeads(store.heads(), clock);
    this.management = new ManagementPort(settings.management().address(), meters, this::ready);
  }

  /**
   * Opens the installation and listens.
   *
   * @throws FaultException if it cannot
   */
  public static YunhengServer start(
      ServerSettings settings, InstantSource clock, SecureRandom random) {
    return start(settings, clock, random, false);
  }

  /**
   * The same over a sample, without a second factor.
   *
   * @throws FaultException if it cannot, or if the installation is no sample
   */
  static YunhengServer startSample(
      ServerSettings settings, InstantSource clock, SecureRandom random) {
    return start(settings, clock, random, true);
  }

  private static YunhengServer start(
      ServerSettings settings, InstantSource clock, SecureRandom random, boolean sample) {
    Store store = Store.open(installation(settings), clock, random);
    try {
      if (store.installation().example() != sample) {
        throw FaultException.of(
            sample ? FaultCode.SAMPLE_FOLDER_FOREIGN : FaultCode.SAMPLE_ONLY,
            "folder",
            settings.data().folder().toString());
      }
      return start(store, settings, clock, random);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static YunhengServer start(
      Store store, ServerSettings settings, InstantSource clock, SecureRandom random) {
    PublicOrigin origin = new PublicOrigin(settings.listen());
    PrometheusMeterRegistry meters = meters();
    ServerRooms rooms = new ServerRooms(store, settings, origin, clock, random, meters);
    Optional<SelfSignedCertificate> selfSigned =
        settings.listen().transport() instanceof Transport.SelfSigned
            ? Optional.of(
                SelfSignedCertificate.in(
                    settings.data().folder().resolve("tls"),
                    origin.get().getHost().replaceAll("[\\[\\]]", ""),
                    clock.instant(),
                    random))
            : Optional.empty();
    ConfigurableApplicationContext context;
    try {
      context = run(settings, rooms, selfSigned);
    } catch (RuntimeException e) {
      rooms.care().close();
      rooms.previews().close();
      throw e;
    }
    try {
      rooms.jobs().start();
      rooms.previews().start();
      origin.listensOn(
          Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
              .getPort());
      return new YunhengServer(
          store,
          rooms,
          context,
          settings,
          meters,
          clock,
          origin.get(),
          selfSigned.map(SelfSignedCertificate::fingerprint));
    } catch (RuntimeException e) {
      rooms.jobs().close();
      rooms.previews().close();
      context.close();
      throw e;
    }
  }

  private static ConfigurableApplicationContext run(
      ServerSettings settings, ServerRooms rooms, Optional<SelfSignedCertificate> selfSigned) {
    SpringApplication application = new SpringApplication(ServerConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setEnvironment(new OwnEnvironment(ServerProperties.of(settings, selfSigned)));
    application.setAddCommandLineProperties(false);
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(RoutedRequests.class, rooms::requests);
          beans.registerBean(SessionContexts.class, rooms::contexts);
          beans.registerBean(SessionCookie.class, rooms::cookie);
        });
    try {
      return application.run();
    } catch (RuntimeException e) {
      throw refused(settings, e);
    }
  }

  private static RuntimeException refused(ServerSettings settings, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException || cause instanceof java.net.BindException) {
        return new FaultException(
            Fault.of(
                FaultCode.SERVER_PORT_TAKEN,
                "address",
                settings.listen().address().getHostString()
                    + ":"
                    + settings.listen().address().getPort(),
                "reason",
                String.valueOf(cause.getMessage())),
            e);
      }
    }
    if (e.getCause() instanceof WebServerException
        || e instanceof WebServerException
        || e instanceof org.springframework.context.ApplicationContextException) {
      if (settings.listen().transport() instanceof Transport.Certificate certificate) {
        return new FaultException(
            Fault.of(
                FaultCode.SERVER_CERTIFICATE_UNUSABLE,
                "file",
                certificate.chain().toString(),
                "reason",
                root(e)),
            e);
      }
    }
    return e;
  }

  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** Where the installation of these settings stays. */
  static InstallationSettings installation(ServerSettings settings) {
    InstallationSettings usual = InstallationSettings.in(settings.data().folder(), host());
    Optional<PostgresAddress> postgres =
        switch (settings.database()) {
          case DatabaseSettings.InFolder() -> Optional.empty();
          case DatabaseSettings.Postgres address ->
              Optional.of(
                  new PostgresAddress(
                      address.url(), address.user(), new Secret(address.password().orElse(""))));
        };
    return new InstallationSettings(
        usual.folder(),
        postgres,
        settings.data().keyFile(),
        usual.example(),
        settings.database() instanceof DatabaseSettings.Postgres address && address.dumpMade(),
        usual.host(),
        usual.diskReserve());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static PrometheusMeterRegistry meters() {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    return meters;
  }

  /** Another server holds the installation now: nothing is done here any more. */
  private void lost() {
    System.getLogger("io.yunheng.server")
        .log(System.Logger.Level.ERROR, "another server has taken over the installation; stopping");
    closing = true;
    rooms.jobs().abandon();
    close();
    whenLost.run();
  }

  /** What is done after the server has stopped because another one has taken over. */
  public void whenLost(Runnable what) {
    whenLost = what;
  }

  private boolean ready() {
    if (closing || renewal.lost()) {
      return false;
    }
    try {
      store.people().isEmpty();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Under which address people reach it. */
  public URI origin() {
    return origin;
  }

  /** The port of health and figures. */
  public int managementPort() {
    return management.port();
  }

  /** The fingerprint of the certificate that the server made itself. */
  public Optional<String> fingerprint() {
    return fingerprint;
  }

  /** A new link to the set-up; empty once there is an account. */
  public Optional<String> setUpLink() {
    return rooms.invitations().setUp();
  }

  /** All routes, for those who check them. */
  public List<WebRoute> routes() {
    return rooms.requests().routes();
  }

  /** Hands back jobs that run, lets requests finish, then gives the installation back. */
  @Override
  public void close() {
    closing = true;
    if (closed.compareAndSet(false, true)) {
      try (store;
          management;
          renewal;
          heads;
          EvidenceCare _ = rooms.care();
          EvidencePreviews _ = rooms.previews()) {
        rooms.jobs().close();
        context.close();
      }
    }
  }
}
