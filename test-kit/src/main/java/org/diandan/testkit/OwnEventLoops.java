package org.diandan.testkit;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Gives a service event loops of its own. Services share those of the JVM otherwise, and the first
 * one that is closed takes them from all others, which then refuse every connection; a failed test
 * that is tried again at the end of a run would only meet closed doors.
 */
public final class OwnEventLoops
    implements ApplicationContextInitializer<GenericApplicationContext> {

  @Override
  public void initialize(GenericApplicationContext context) {
    context.registerBean(ReactorResourceFactory.class, OwnEventLoops::resources);
  }

  private static ReactorResourceFactory resources() {
    var resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    return resources;
  }
}
