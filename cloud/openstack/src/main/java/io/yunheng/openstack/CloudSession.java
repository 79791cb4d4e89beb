/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Origin;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.LoginAnswer;
import io.yunheng.openstack.http.ReadRequest;
import io.yunheng.openstack.http.TokenRequest;
import io.yunheng.openstack.session.AuthDocument;
import io.yunheng.openstack.session.ClockWatch;
import io.yunheng.openstack.session.Errors;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A login to a cloud. It is renewed when a service no longer accepts its token; if that is refused
 * the session is over. Not thread-safe.
 */
public final class CloudSession {
  private static final int MAX_RENEWALS = 10;

  private final Exchange exchange;
  private final CloudConfig config;
  private final LoginScope scope;
  private final String region;
  private final Consumer<Fault> watch;
  private Token token;
  private Instant began;
  private int renewals;

  private CloudSession(
      Exchange exchange,
      CloudConfig config,
      LoginScope scope,
      Consumer<Fault> watch,
      Opened opened) {
    this.exchange = exchange;
    this.config = config;
    this.scope = scope;
    this.watch = watch;
    this.token = opened.token();
    this.began = opened.time();
    this.region = region(config, token.catalog());
  }

  private record Opened(Token token, Instant time) {}

  /**
   * Logs in.
   *
   * @param watch is told of clocks that differ; it may throw to end everything
   * @throws FaultException if the login is refused or Keystone cannot be asked
   * @throws InterruptedException if it is interrupted
   */
  public static CloudSession open(Exchange exchange, CloudConfig config, Consumer<Fault> watch)
      throws InterruptedException {
    return new CloudSession(
        exchange, config, config.scope(), watch, login(exchange, config, config.scope(), watch));
  }

  /**
   * A session of the same account for a project, if the cloud grants it.
   *
   * @throws InterruptedException if it is interrupted
   */
  public Optional<CloudSession> forProject(String project) throws InterruptedException {
    LoginScope other = new LoginScope.Project(LoginIdentity.ofId(project));
    try {
      return Optional.of(
          new CloudSession(exchange, config, other, watch, login(exchange, config, other, watch)));
    } catch (FaultException e) {
      if (e.fault().code() == FaultCode.CLOUD_LOGIN_REFUSED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Opened login(
      Exchange exchange, CloudConfig config, LoginScope scope, Consumer<Fault> watch)
      throws InterruptedException {
    URI uri = URI.create(config.authUrl() + "/auth/tokens");
    LoginAnswer granted =
        exchange.login(
            new TokenRequest(uri, AuthDocument.of(config.account(), scope), scope.shown()));
    ClockWatch.look(uri, granted.answer()).ifPresent(watch);
    return switch (granted.answer()) {
      case HttpAnswer.Silence silence -> throw new FaultException(silence.fault());
      case HttpAnswer.Reply reply -> {
        if (granted.token().isPresent() && reply.ok()) {
          if (!reply.body().path("token").isObject()) {
            throw invalid(uri);
          }
          yield new Opened(Token.of(granted.token().get(), reply.body()), reply.time());
        }
        throw reply.status() == 401 || reply.status() == 403
            ? FaultException.of(
                FaultCode.CLOUD_LOGIN_REFUSED,
                "url",
                uri.toString(),
                "reason",
                "HTTP "
                    + reply.status()
                    + Errors.message(reply.body()).map(m -> ": " + m).orElse(""))
            : reply.ok()
                ? invalid(uri)
                : FaultException.of(
                    FaultCode.CLOUD_RESPONSE_INVALID,
                    "url",
                    uri.toString(),
                    "reason",
                    "HTTP " + reply.status());
      }
    };
  }

  private static FaultException invalid(URI uri) {
    return FaultException.of(
        FaultCode.CLOUD_RESPONSE_INVALID, "url", uri.toString(), "reason", "no token");
  }

  private static String region(CloudConfig config, ServiceCatalog catalog) {
    if (config.region().isPresent()) {
      return config.region().get();
    }
    if (catalog.regions().size() > 1) {
      throw FaultException.of(
          FaultCode.CLOUD_SETTING_INVALID,
          "file",
          "clouds.yaml",
          "cloud",
          config.name(),
          "setting",
          "region_name",
          "value",
          "-",
          "known",
          String.join(", ", catalog.regions()));
    }
    return catalog.regions().stream().findFirst().orElse("");
  }

  public CloudConfig config() {
    return config;
  }

  public Token token() {
    return token;
  }

  public String region() {
    return region;
  }

  /** When the login was granted. */
  public Instant began() {
    return began;
  }

  public Origin.Manner manner() {
    return exchange.manner();
  }

  public Exchange exchange() {
    return exchange;
  }

  /**
   * Asks with this session's token, renewing it once if the service does not accept it.
   *
   * @throws FaultException if the token is no longer accepted and no new one is granted
   */
  public HttpAnswer read(ReadRequest.Verb verb, URI uri, Map<String, String> headers)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ReadRequest read =
        new ReadRequest(verb, uri, headers, Optional.of(token.secret()), scope.shown());
    HttpAnswer answer = exchange.read(read);
    ClockWatch.look(uri, answer).ifPresent(watch);
    if (answer instanceof HttpAnswer.Reply reply
        && reply.status() == 401
        && renewals < MAX_RENEWALS) {
      renewals++;
      renew();
      answer = exchange.read(read.as(token.secret()));
    }
    return answer;
  }

  private void renew() throws InterruptedException {
    try {
      token = login(exchange, config, scope, watch).token();
    } catch (FaultException e) {
      if (e.fault().code() == FaultCode.CLOUD_LOGIN_REFUSED) {
        throw FaultException.of(FaultCode.CLOUD_TOKEN_EXPIRED, "url", config.authUrl().toString());
      }
      throw e;
    }
  }
}
