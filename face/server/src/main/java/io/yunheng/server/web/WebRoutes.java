package io.yunheng.server.web;

import java.util.List;

/** The routes of one subject. */
@FunctionalInterface
public interface WebRoutes {
  List<WebRoute> routes();
}
