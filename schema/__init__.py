"""The map through GraphQL."""
