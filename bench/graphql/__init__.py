"""What a GraphQL request costs, beside stock strawberry and graphql-yoga."""
