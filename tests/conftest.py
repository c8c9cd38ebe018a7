"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# how fast a machine is, is measured in bench/ and fails no test
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
