/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.estate.Origin;
import io.yunheng.http.Backoff;
import io.yunheng.http.Trust;
import io.yunheng.openstack.http.Handshake;
import io.yunheng.openstack.http.HttpAnswer;
import io.yunheng.openstack.http.LoginAnswer;
import io.yunheng.openstack.http.ReadRequest;
import io.yunheng.openstack.http.TokenRequest;
import java.net.URI;
import java.time.Clock;

/**
 * The door to a cloud: a running one, or a recording of one. Implementations are not thread-safe.
 */
public interface Exchange extends AutoCloseable {
  /** A running cloud, asked politely and patiently. */
  static Exchange live(CloudConfig cloud, HttpSettings settings, Clock clock) {
    return new PatientExchange(
        new LiveExchange(settings, Trust.managers(cloud.cacert()), cloud.proxies(), clock),
        settings,
        clock,
        Thread::sleep,
        Backoff.jitter());
  }

  /**
   * Asks once; problems of the transport are answers too.
   *
   * @throws InterruptedException if it is interrupted
   */
  HttpAnswer read(ReadRequest request) throws InterruptedException;

  /**
   * Asks for a token.
   *
   * @throws InterruptedException if it is interrupted
   */
  LoginAnswer login(TokenRequest request) throws InterruptedException;

  /** Looks at the TLS of an endpoint. */
  Handshake handshake(URI endpoint);

  /** How what comes through this door came to us. */
  Origin.Manner manner();

  @Override
  void close();
}
