/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.outside;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.settings.LdapSettings;
import io.yunheng.server.settings.LdapSettings.Encryption;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/**
 * An LDAP directory: a service account finds an entry, and the entry's own password is tried. What
 * was typed never becomes part of a filter or a name unescaped; referrals and aliases lead nowhere.
 */
public final class LdapDirectory {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 5_000;
  private static final int LONGEST = 256;

  private final LdapSettings settings;
  private final SSLContext tls;

  public LdapDirectory(LdapSettings settings) {
    this.settings = settings;
    this.tls = ProviderClient.tls(settings.server().authorities());
  }

  /** An entry that was found. */
  public record Entry(String name, String subject) {}

  /** Its name for people. */
  public String name() {
    return settings.name();
  }

  /** Its name where accounts are bound. */
  public String id() {
    return "ldap " + settings.people().base();
  }

  /**
   * The entry of a login; empty where there is none.
   *
   * @throws FaultException with {@code OUTSIDE_UNREACHABLE}, or {@code OUTSIDE_REFUSED} where the
   *     directory does not answer as the settings say
   */
  public Optional<Entry> find(String login) {
    if (login.isEmpty() || login.length() > LONGEST) {
      return Optional.empty();
    }
    try (LDAPConnection connection = connect()) {
      connection.bind(settings.account().name(), settings.account().password().reveal());
      List<SearchResultEntry> found = connection.search(search(login)).getSearchEntries();
      return found.size() == 1 ? Optional.of(entry(found.getFirst())) : Optional.empty();
    } catch (LDAPSearchException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return Optional.empty();
      }
      throw failed(e);
    } catch (LDAPException e) {
      throw failed(e);
    }
  }

  private SearchRequest search(String login) throws LDAPException {
    return new SearchRequest(
        settings.people().base(),
        SearchScope.SUB,
        DereferencePolicy.NEVER,
        2,
        ANSWER_MILLIS / 1000,
        false,
        Filter.createANDFilter(
            Filter.create(settings.people().filter()),
            Filter.createEqualityFilter(settings.people().login(), login)),
        settings.people().id());
  }

  private Entry entry(SearchResultEntry found) {
    Attribute id = found.getAttribute(settings.people().id());
    if (id == null || id.size() != 1) {
      throw FaultException.of(
          FaultCode.OUTSIDE_REFUSED, "provider", name(), "reason", settings.people().id());
    }
    return new Entry(found.getDN(), text(id.getValueByteArray()));
  }

  private static String text(byte[] value) {
    for (byte one : value) {
      if (one <= ' ' || one > '~') {
        return HexFormat.of().formatHex(value);
      }
    }
    return new String(value, StandardCharsets.US_ASCII);
  }

  /**
   * Whether this is the password of an entry. Where there is no entry, it takes as long as a wrong
   * password.
   *
   * @throws FaultException with {@code OUTSIDE_UNREACHABLE}
   */
  public boolean matches(Optional<Entry> entry, String password) {
    if (password.isEmpty()) {
      return false;
    }
    try (LDAPConnection connection = connect()) {
      connection.bind(entry.map(Entry::name).orElseGet(this::nobody), password);
      return entry.isPresent();
    } catch (LDAPException e) {
      if (e.getResultCode().isConnectionUsable()) {
        return false;
      }
      throw failed(e);
    }
  }

  private String nobody() {
    return new RDN("cn", UUID.randomUUID().toString()) + "," + settings.people().base();
  }

  private LDAPConnection connect() throws LDAPException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(CONNECT_MILLIS);
    options.setResponseTimeoutMillis(ANSWER_MILLIS);
    options.setFollowReferrals(false);
    options.setUseSynchronousMode(true);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
    LdapSettings.Server server = settings.server();
    if (server.encryption() == Encryption.TLS) {
      return new LDAPConnection(tls.getSocketFactory(), options, server.host(), server.port());
    }
    LDAPConnection connection = new LDAPConnection(options, server.host(), server.port());
    if (server.encryption() == Encryption.START_TLS) {
      try {
        ExtendedResult started =
            connection.processExtendedOperation(new StartTLSExtendedRequest(tls));
        if (!started.getResultCode().equals(ResultCode.SUCCESS)) {
          throw new LDAPException(started);
        }
      } catch (LDAPException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  private FaultException failed(LDAPException e) {
    FaultCode code =
        e.getResultCode().isConnectionUsable()
            ? FaultCode.OUTSIDE_REFUSED
            : FaultCode.OUTSIDE_UNREACHABLE;
    return new FaultException(
        Fault.of(code, "provider", name(), "reason", e.getResultCode().getName()), e);
  }
}
