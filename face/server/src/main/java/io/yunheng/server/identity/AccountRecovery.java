/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Person;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.Store;
import java.util.Optional;

/**
 * Gives an administrator's account back to whoever holds the machine: its second factor and its
 * sessions end, and a link sets a new password. The acts say that the system did it.
 */
public final class AccountRecovery {
  /** The notice at the next log-in. */
  public static final String NOTICE = "account-recovered";

  private final Store store;
  private final InvitationDesk desk;

  public AccountRecovery(Store store, InvitationDesk desk) {
    this.store = store;
    this.desk = desk;
  }

  /**
   * Recovers an account.
   *
   * @return the link that sets a new password
   * @throws FaultException if there is no administrator with this login
   */
  public String recover(String login) {
    Person person =
        store
            .people()
            .byLogin(login)
            .filter(one -> one.account().administers())
            .orElseThrow(() -> FaultException.of(FaultCode.ACCOUNT_NONE, "login", login));
    ActAuthor author = ActAuthor.system().because(NOTICE);
    store.factors().removeTotp(person.id(), author);
    store.sessions().endAll(person.id(), Optional.empty(), NOTICE, author);
    store.passwords().succeeded(person.id());
    return desk.reset(person, author);
  }
}
