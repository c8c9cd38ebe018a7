"""The web: pages, GraphQL, pictures, health."""
