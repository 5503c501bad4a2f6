"""What a phone sees and sends: joining, the page of each state, voting, waiting for news."""
