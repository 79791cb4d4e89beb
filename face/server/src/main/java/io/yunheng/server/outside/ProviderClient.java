/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.outside;

import io.yunheng.http.Trust;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** How the provider is asked: within seconds, by the authorities of the settings, no redirects. */
final class ProviderClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final JdkClientHttpRequestFactory requests;

  ProviderClient(Optional<Path> authorities) {
    requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(tls(authorities))
                .build());
    requests.setReadTimeout(ANSWER);
  }

  /** TLS by the authorities of the settings. */
  static SSLContext tls(Optional<Path> authorities) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, Trust.managers(authorities), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For JSON. */
  RestClient plain() {
    return RestClient.builder().requestFactory(requests).build();
  }

  /** For tokens. */
  RestClient tokens() {
    return RestClient.builder()
        .requestFactory(requests)
        .configureMessageConverters(
            all ->
                all.addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  /** For the keys of the provider. */
  RestTemplate template() {
    return new RestTemplate(requests);
  }
}
